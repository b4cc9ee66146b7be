"""What the checks of the bench work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.bench.chance import Chance
from riskcheck.core.bench.exploration import Explored, explore
from riskcheck.core.bench.places import Place, question_places
from riskcheck.core.bench.products import Products, Profile
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring.board import Board
from riskcheck.core.scoring.interface import ScoringMethod

SEED = 20_261_122  # one seed for all; another one only changes which products are drawn
EVERY_UP_TO = 2_000  # products: more are searched instead of tried one by one
DRAWN = 200  # products in a search


@dataclass(frozen=True, slots=True)
class GoldenExample:
    """An example product: its sheet and what it should come to, the data of NAME.expected.yaml.

    Both are None where there is no such file, or none that can be read.
    """

    name: str
    sheet: AnswerSheet | None
    expected: Mapping[str, Any] | None
    has_sheet: bool = True
    has_expected: bool = True


@dataclass(frozen=True)
class Material:
    """A pack, its scoring method, its examples and the day as of which its sources are judged."""

    pack: RulePack
    method: ScoringMethod
    as_of: str
    examples: tuple[GoldenExample, ...] = ()
    seed: int = SEED

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The place of every profile question and rule."""
        return question_places(self.pack)

    @cached_property
    def maker(self) -> Products:
        """Makes products."""
        return Products(self.pack)

    @cached_property
    def every_product(self) -> list[Profile] | None:
        """Every product that conditions tell apart, if they are few enough to try them all."""
        return self.maker.every(EVERY_UP_TO)

    @cached_property
    def products(self) -> list[Profile]:
        """The products to try: every one, else those of the examples and some by chance."""
        if self.every_product is not None:
            return self.every_product
        chance = Chance(self.seed)
        profile = {question.id for question in self.pack.profile}
        sheets = [example.sheet for example in self.examples if example.sheet is not None]
        own = [{name: a for name, a in sheet.answers.items() if name in profile} for sheet in sheets]
        return [*own, *(self.maker.drawn(chance) for _ in range(DRAWN))]

    @cached_property
    def boards(self) -> list[Board]:
        """The products to try, ready to answer their rules; those to which no rule applies are left out."""
        boards = (self.method.board(self.pack, product) for product in self.products)
        return [board for board in boards if board.trials]

    @cached_property
    def explored(self) -> Explored:
        """What the answers to the rules of these products come to."""
        return explore(self.boards, self.every_product is not None, self.seed)
