"""One room's practice, followed from its first fact on."""

from collections.abc import Callable
from dataclasses import dataclass, field

from persistence.practice import PracticeLog
from rooms.attention import folding as attention_folding
from rooms.attention.alerts import alerts, next_change
from rooms.attention.kinds import Alert
from rooms.attention.watching import Attention
from rooms.base import Id, Millis
from rooms.facts import ProblemKeyed, Recorded, SessionStarted
from rooms.live import LiveRoom
from rooms.mastery import folding as mastery_folding
from rooms.mastery.bank import Bank
from rooms.mastery.learners import Mastery
from rooms.mastery.tracing import Parameters
from rooms.scaffolding.problem import Problem


@dataclass(frozen=True, slots=True)
class Practice:
    """What a room's facts say about how people get on: `rooms.mastery` and `rooms.attention`."""

    mastery: Mastery = field(default_factory=Mastery)
    attention: Attention = field(default_factory=Attention)
    problems: dict[Id, Problem] = field(default_factory=dict)
    """The problems of the session, whole."""
    parameters: dict[str, Parameters] = field(default_factory=dict)
    """What the banks of these problems say of their skills."""

    def with_fact(self, recorded: Recorded) -> "Practice":
        """The same with one fact more."""
        problems, parameters = self.problems, self.parameters
        match recorded.fact:
            case SessionStarted():
                problems, parameters = {}, {}
            case ProblemKeyed(problem=problem, parameters=said):
                problems = {**problems, problem.id: problem}
                parameters = {**parameters, **said}
        mastery = mastery_folding.evolve(self.mastery, recorded, Bank(problems, parameters))
        attention = attention_folding.evolve(self.attention, recorded, problems, mastery)
        return Practice(mastery, attention, problems, parameters)


class Follower:
    """Follows one live room, wherever its facts are written: rooms hear of them on any process."""

    def __init__(self, live: LiveRoom, changed: Callable[[], None]):
        """Follows from now on; `begin` reads what was before. `changed` is called for news."""
        self.live = live
        self.practice = Practice()
        self._changed = changed
        self._early: list[Recorded] | None = []
        self._stop = live.listen(self._heard)

    async def begin(self, log: PracticeLog) -> None:
        """Read what was before; LogUnavailable if it cannot be read."""
        known = await log.facts(self.live.school, self.live.id)
        practice = self.practice
        for each in known:
            practice = practice.with_fact(each)
        last = known[-1].seq if known else 0
        early, self._early = self._early or [], None
        for each in early:
            if each.seq > last:
                practice = practice.with_fact(each)
        self.practice = practice

    def alerts(self, now: Millis) -> tuple[Alert, ...]:
        """The reasons to look at somebody that there are now."""
        return alerts(self.practice.attention, now)

    def next_change(self, now: Millis) -> Millis | None:
        """When there may be others by time alone."""
        return next_change(self.practice.attention, now)

    def close(self) -> None:
        """Follow no more."""
        self._stop()

    def _heard(self, facts: tuple[Recorded, ...]) -> None:
        if self._early is not None:
            self._early += facts
            return
        for each in facts:
            self.practice = self.practice.with_fact(each)
        self._changed()
