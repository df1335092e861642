"""Write the vectors anew: `python -m tests.vectors`."""

from tests.vectors import vectors

for path, text in vectors():
    path.write_text(text)
