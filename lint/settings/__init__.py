"""What a desk makes of findings: its settings, and the stets that accept some of them."""
