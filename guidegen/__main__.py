"""Lets `python -m guidegen` do what the command `guidegen` does."""

from guidegen.cli.main import main

if __name__ == "__main__":
    main()
