"""The demo: the real server, with a school of people who do not exist."""
