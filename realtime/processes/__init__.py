"""Many processes under one master: `studyhall serve --workers N`, on gunicorn.

The master binds, starts a process for each place, watches their heartbeat and passes signals on;
the processes are gunicorn's aiohttp workers on uvloop, and serve.
"""
