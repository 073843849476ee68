"""Tools that judge a built site from outside: browser, HTML validator, links, network."""
