from __future__ import annotations

import pytest

from writer.assist.noise import without_noise


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("Some of you travelled far.", "Some of you traveled far."),
        ("The color of the center is gray.", "The colour of the centre is grey."),
        ("We organised a dialogue on defence.", "We organized a dialog on defense."),
        ('He said "no" twice.', "He said “no” twice."),
        ("It’s late…", "It's late..."),
        ("她说：“好。”", "她说：「好。」"),
        ("请用Python重写第3章。", "请用 Python 重写第 3 章。"),
        ("他——我的老师——来了。", "他—我的老师—来了。"),
    ],
)
def test_one_right_form_for_another_is_taken_back(source: str, answer: str) -> None:
    assert without_noise(source, answer) == source


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("I advize you.", "I advise you."),
        ("We controled the excercise.", "We controlled the exercise."),
        ("A surprize party.", "A surprise party."),
        ("The dog wagged it's tail.", "The dog wagged its tail."),
        ("Hello,world.", "Hello, world."),
        ("the  report", "the report"),
        ("他说的很好。", "他说得很好。"),
        ("我在在超市。", "我在超市。"),
        ("你来吗。", "你来吗？"),
        ("He met with four for tea.", "He met with for for tea."),
        ("well - known", "well-known"),
    ],
)
def test_a_correction_stays(source: str, answer: str) -> None:
    assert without_noise(source, answer) == answer


def test_a_correction_beside_noise_stays() -> None:
    source = 'She travelled to "York", and have stayed.'
    answer = "She traveled to “York”, and has stayed."

    assert without_noise(source, answer) == 'She travelled to "York", and has stayed.'
