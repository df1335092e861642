"""What a room is: its facts, the commands that lead to them, and the state they add up to.

Everything here is pure: no input or output, no clock, no randomness. The one exception is
`rooms.live`, which runs a room on this process against the ports of `rooms.ports`.
"""
