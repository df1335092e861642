"""Whether a shape stays on its page."""

from rooms.board.elements import HEIGHT, WIDTH, Figure, Line, Shape, Stroke, Writing


def is_inside(shape: Shape) -> bool:
    """Whether the whole shape, points and all, lies on the page."""
    if shape.x + shape.w > WIDTH or shape.y + shape.h > HEIGHT:
        return False
    match shape:
        case Stroke():
            return _are_inside(shape.points[0::3], shape.points[1::3], shape)
        case Line():
            return _are_inside(shape.points[0::2], shape.points[1::2], shape)
        case Figure() | Writing():
            return True


def _are_inside(xs: tuple[int, ...], ys: tuple[int, ...], shape: Stroke | Line) -> bool:
    return max(xs) <= shape.pw and max(ys) <= shape.ph
