"""How well the class did by skill."""

from __future__ import annotations

from dataclasses import dataclass

from questions.kinds import SKILLS
from quiz.analysis.intervals import wilson
from quiz.understanding.answers import Answers


@dataclass(frozen=True, slots=True)
class SkillResult:
    """Say what share of the answers to questions of one skill was right, and between what shares that is sure."""

    skill: str
    right: float
    answers: int
    questions: int

    @property
    def share(self) -> float:
        """Return the share that was right, 0 … 1."""
        return self.right / self.answers

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95% interval of the share."""
        return wilson(self.right, self.answers) or (0.0, 1.0)


def skill_results(answers: Answers) -> list[SkillResult]:
    """Return the skills that were asked, in the order pages list them."""
    found = []
    for skill in SKILLS:
        totals = [answers.share_right(one.question_id) for one in answers.counted if one.content.skill == skill]
        asked = sum(count for _, count in totals)
        if asked:
            found.append(SkillResult(skill, sum(right for right, _ in totals), asked, len(totals)))
    return found
