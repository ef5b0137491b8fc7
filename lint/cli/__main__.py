"""`python -m lint.cli` is `newslint`."""

from lint.cli import main

if __name__ == "__main__":
    main()
