"""Articles that a browser or another program sends over HTTP → what newslint finds in them: one app, one page."""
