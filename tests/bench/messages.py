"""What is sent: one message of each kind, about as long as people's own are."""

from tests.bench.crowd import Work


def _signal(room: str, moment: int) -> bytes:
    return (
        b'42/room,["signal",{"kind":"ink","element":"t%d","page":"p1","pen":"pen",'
        b'"colour":"ink","size":"m","start":0,"points":[100,200,50,110,210,50]}]'
    ) % moment


def _stroke(room: str, moment: int) -> bytes:
    return (
        b'42/room,%d["do",{"id":"b%d","kind":"board.create","elements":[{"id":"t%d","page":"p1",'
        b'"shape":{"kind":"stroke","x":100,"y":100,"w":200,"h":100,"pw":200,"ph":100,'
        b'"points":[0,0,50,10,10,50,20,15,50,200,100,50]}}]}]'
    ) % (moment, moment, moment)


def _chat(room: str, moment: int) -> bytes:
    return (
        b'42/room,%d["do",{"id":"t%d","kind":"chat.post",'
        b'"text":"I think x is %d, because 3x + 4 = 19. Is that right?"}]'
    ) % (moment, moment, moment % 997)


_ANSWER = b"43/room,"

SIGNAL = Work(_signal, b'"element":"t')
"""The next points of a line that is being drawn."""
STROKE = Work(_stroke, b'"cmd":"b', _ANSWER, echoed=True)
"""A stroke that is finished, to be committed."""
CHAT = Work(_chat, b'"kind":"chat.posted"', _ANSWER, echoed=True)
"""A message, to be moderated and committed; one that is held does not count."""
