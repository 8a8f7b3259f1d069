"""The routes that pages tell hold every path of random small flows once, and nothing else."""

from __future__ import annotations

from collections import Counter

from brute_force import EveryPath, Path
from hypothesis import HealthCheck, given, settings
from small_flows import RANDOM_FLOWS, flow

from guidebook.deciding.answering import made_so, rule_for
from guidebook.deciding.offers import Offerable
from guidebook.deciding.walks import Walks
from guidebook.flow_routes import Route, routes_by_outcome, turns_of, turns_to
from guidebook.models.flow import Flow

Turns = list[tuple[str, str, int | None]]
"""Question, first answer, and the rule that decides, for each question of a path."""


def turns_taken(every: EveryPath, path: Path) -> Turns:
    found: Turns = []
    so: frozenset[str] = frozenset()
    for step in path.trail:
        answers = [answer for answer in every.questions[step.question].answers if answer.id in step.answers]
        so |= made_so(answers)
        found.append((step.question, answers[0].id, rule_for(answers[0], so)))
    return found


def runs_along(route: Route, turns: Turns) -> bool:
    return len(route) == len(turns) and all(
        stage.question.id == question
        and (answer, rule) in [(turn.answer.id, turn.rule) for turn in stage.turns]
        for stage, (question, answer, rule) in zip(route, turns, strict=True)
    )


def compare(made: Flow, offerable: Offerable) -> Counter[str]:
    every = EveryPath(made, offerable)
    if every.round or any(path.node is None for path in every.whole):
        return Counter(faulty=1)
    routes = routes_by_outcome(Walks(made), 10_000)
    assert routes is not None
    taken = [(path.node, turns_taken(every, path)) for path in every.whole]
    for node, turns in taken:
        assert [outcome for outcome, its in routes.items() for route in its if runs_along(route, turns)] == [
            node
        ]
    for outcome, its in routes.items():
        for route in its:
            along = [turns for node, turns in taken if node == outcome and runs_along(route, turns)]
            for at, stage in enumerate(route):
                used = {turns[at][1:] for turns in along}
                assert [(turn.answer.id, turn.rule) for turn in stage.turns] == [
                    (turn.answer.id, turn.rule)
                    for turn in turns_of(stage.question)
                    if (turn.answer.id, turn.rule) in used
                ]
            assert set(route[-1].turns) <= {turn for stage in turns_to(made, outcome) for turn in stage.turns}
    return Counter(
        flows=1,
        paths=len(taken),
        routes=sum(map(len, routes.values())),
        ruled=sum(rule is not None for _, turns in taken for _, _, rule in turns),
        shared=sum(len(stage.turns) > 1 for its in routes.values() for route in its for stage in route),
    )


def test_every_path_runs_along_one_route_and_every_turn_is_taken() -> None:
    compared: Counter[str] = Counter()

    @settings(max_examples=250, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(RANDOM_FLOWS)
    def agree(made: tuple[Flow, Offerable]) -> None:
        compared.update(compare(*made))

    agree()
    assert compared["flows"] > 100 and compared["faulty"] > 0
    assert min(compared[kind] for kind in ("paths", "routes", "ruled", "shared")) > 100, compared


def ladder(steps: int) -> Flow:
    """Two questions on each step, from each of which both of the next step are reached."""
    asks = {
        f"q{step}{side}": {"up": f"q{step + 1}a", "down": f"q{step + 1}b"}
        for step in range(1, steps)
        for side in "ab"
    }
    last = {f"q{steps}{side}": {"up": "this", "down": "that"} for side in "ab"}
    ends = {"this": ["one", "nothing"], "that": ["two", "nothing"]}
    return flow({"q0": {"up": "q1a", "down": "q1b"}} | asks | last, ends)


def test_more_routes_than_asked_for_are_not_told() -> None:
    walks = Walks(ladder(5))
    assert routes_by_outcome(walks, 63) is None
    routes = routes_by_outcome(walks, 64)
    assert routes is not None and [len(its) for its in routes.values()] == [32, 32]


def test_a_ladder_with_very_many_routes_is_given_up_soon() -> None:
    assert routes_by_outcome(Walks(ladder(60)), 200) is None
