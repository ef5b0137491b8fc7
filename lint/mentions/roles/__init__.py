"""Who did what to whom: the people of an event as a sentence describes them, whether it names them or not."""
