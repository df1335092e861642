"""Reading what people type as maths: LaTeX, plain text or both, into a small immutable tree."""
