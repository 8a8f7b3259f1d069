from __future__ import annotations

from dataclasses import replace

import pytest
from charts import TEA

from guidebook.flow.chart import ChartEdge


def test_two_nodes_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError) as refusal:
        replace(TEA, nodes=(*TEA.nodes, TEA.nodes[0]))
    assert str(refusal.value) == 'chart "tea" has two nodes with one id'


def test_a_start_that_is_no_node_is_refused() -> None:
    with pytest.raises(ValueError) as refusal:
        replace(TEA, start="coffee")
    assert str(refusal.value) == 'chart "tea" starts at "coffee", which is not one of its nodes'


@pytest.mark.parametrize("edge", [ChartEdge("when", "coffee", "Never"), ChartEdge("coffee", "when", "Never")])
def test_an_edge_with_an_end_that_is_no_node_is_refused(edge: ChartEdge) -> None:
    with pytest.raises(ValueError) as refusal:
        replace(TEA, edges=(edge,))
    assert str(refusal.value) == 'chart "tea" has an edge with the end "coffee", which is no node'


def test_an_edge_that_leaves_an_outcome_is_refused() -> None:
    with pytest.raises(ValueError) as refusal:
        replace(TEA, edges=(ChartEdge("Assam", "when", "Again"),))
    assert str(refusal.value) == 'chart "tea" has an edge that leaves the outcome "Assam"'
