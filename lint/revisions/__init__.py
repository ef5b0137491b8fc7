"""Git: what a repository holds at a revision, and which lines of copy, settings and rules have changed since."""
