"""Which sections stand in which column."""

from __future__ import annotations

from collections.abc import Sequence


def share_out(heights: Sequence[int], gap: int, columns: int) -> list[int]:
    """How many of the parts, in their order, go into each column so that the tallest column is as low as it
    can be.

    Gives at most ``columns`` counts, none of them 0. Among equals the earlier columns are the fuller ones.
    """

    def fill(limit: int) -> list[int]:
        counts: list[int] = []
        used = 0
        for height in heights:
            if counts and used + gap + height <= limit:
                counts[-1] += 1
                used += gap + height
            else:
                counts.append(1)
                used = height
        return counts

    low, high = max(heights, default=0), sum(heights) + gap * len(heights)
    while low < high:
        middle = (low + high) // 2
        if len(fill(middle)) <= columns:
            high = middle
        else:
            low = middle + 1
    return fill(low)
