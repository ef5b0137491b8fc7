"""Copy, rules and settings that chance made, put in until something breaks: `python -m tests.fuzz`."""
