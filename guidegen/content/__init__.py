"""content/ -> Site: discover, parse, decode, survey pictures, relate."""
