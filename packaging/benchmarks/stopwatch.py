"""What some functions of the program take while it is timed, by part: its own work, and the waiting."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Taken:
    """Milliseconds of each gesture: by the clock, of this program alone, and of the reference made right after."""

    ours: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    bare_own: list[float] = field(default_factory=list)
    parts: list[dict[str, float]] = field(default_factory=list)

    def warm(self, many: int) -> Taken:
        """Without the first ones."""
        kept = slice(many, None)
        return Taken(self.ours[kept], self.own[kept], self.bare[kept], self.bare_own[kept], self.parts[kept])


class Stopwatch:
    """What some functions of ours take, by part, since it was last set to nought; inner ones are told apart.

    `spent` is work of this program, `waited` time by the clock: milliseconds both.
    """

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.waited: dict[str, float] = {}
        self._inside: list[float] = []

    def reset(self) -> None:
        """Count from nought."""
        self.spent.clear()
        self.waited.clear()

    def watch(self, owner: object, name: str, part: str) -> None:
        """Count a function of a class or of a module under that part."""
        run = getattr(owner, name)

        def timed(*args: object, **kwargs: object) -> object:
            begun, own = time.perf_counter(), time.process_time()
            self._inside.append(0.0)
            try:
                return run(*args, **kwargs)
            finally:
                whole = time.process_time() - own
                self._add(part, whole - self._inside.pop(), time.perf_counter() - begun)
                if self._inside:
                    self._inside[-1] += whole

        setattr(owner, name, timed)

    def _add(self, part: str, spent: float, waited: float) -> None:
        self.spent[part] = self.spent.get(part, 0.0) + 1000 * spent
        self.waited[part] = self.waited.get(part, 0.0) + 1000 * waited

    def parts(self, whole: float) -> dict[str, float]:
        """Work by part; what none of them took was laying out and painting. `commit` alone is by the clock."""
        told = {part: self.spent.get(part, 0.0) for part in ("action", "screen")}
        rest = whole - sum(told.values()) - self.spent.get("commit", 0.0)
        return {**told, "painting": rest, "commit": self.waited.get("commit", 0.0)}
