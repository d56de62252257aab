"""What tests of runs share."""

from collections.abc import Callable

from communique.scale.plan import Plan

MakePlan = Callable[..., Plan]
"""Makes a plan for a small archive: the name of its folder, and keys of the plan."""
