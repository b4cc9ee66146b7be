"""The board of the bench scores as the assessment does, answer by answer."""

from pathlib import Path

import pytest

from riskcheck import api
from riskcheck.core.answers.model import Answer, AnswerSheet, AnswerState, Assessor, Product
from riskcheck.core.bench.chance import Chance
from riskcheck.core.bench.material import Material
from riskcheck.core.scoring.board import Board, Standing
from tests.bench.cases import BASE_PACK

PACKS = [str(BASE_PACK), *api.known_packs()]
PRODUCTS = 12


def _assessed(material: Material, profile: dict[str, Answer], board: Board, picks: list[int]) -> object:
    answers = dict(profile)
    for trials, pick in zip(board.trials, picks, strict=True):
        answers[trials.rule.id] = Answer(AnswerState.ANSWERED, trials.answers[pick].value)
    sheet = AnswerSheet("", Product("p"), Assessor("a"), "2026-11-22", answers)
    result = material.method.assess(material.pack, sheet, "test")
    sections = {s.section: (s.score.point, s.level.point) for s in result.sections if s.rules}
    return (result.score.point, result.level.point), sections, bool(result.red_lines)


def _shown(material: Material, standing: Standing, board: Board, picks: list[int]) -> object:
    ids = [band.id for band in material.method.levels(material.pack)]
    sections = {name: (part.score, ids[part.level]) for name, part in standing.sections.items()}
    red = any(board.crosses(rule, pick) for rule, pick in enumerate(picks))
    return (standing.whole.score, ids[standing.whole.level]), sections, red


@pytest.mark.parametrize("name", PACKS, ids=lambda name: Path(name).name)
def test_the_board_scores_as_the_assessment_does(name: str) -> None:
    pack = api.open_pack(name).pack
    material = Material(pack, api.method_of(pack), "2026-11-22")
    chance = Chance(7)
    for _ in range(PRODUCTS):
        profile = dict(material.maker.drawn(chance))
        board = material.method.board(pack, profile)
        picks = [chance.below(len(trials.answers)) for trials in board.trials]
        standing = board.standing(picks)
        assert _shown(material, standing, board, picks) == _assessed(material, profile, board, picks)
        for rule in range(0, len(picks), 7):
            at = board.with_each(picks, rule)
            assert at[picks[rule]] == standing
            assert at == [board.standing([*picks[:rule], i, *picks[rule + 1 :]]) for i in range(len(at))]


def test_chance_is_the_same_on_every_machine() -> None:
    chance = Chance(20_261_122)
    assert [chance.below(1000) for _ in range(5)] == [35, 122, 698, 461, 882]
