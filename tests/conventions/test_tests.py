"""What a test must not do: wait for time to pass, stir the event loop by hand, look away."""

import ast

import pytest

FORBIDDEN_CALLS = {"time.sleep", "sleep", "asyncio.sleep", "qtbot.wait", "QTest.qWait", "qWait"}
FORBIDDEN_NAMES = {"processEvents", "flaky"}
LOOKING_AWAY = {"pytest.skip", "pytest.xfail", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}


def complaints(tree):
    """What stands in a test module that must not, as (node, name)."""
    excused = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name in FORBIDDEN_CALLS:
            yield node, name
        elif name in LOOKING_AWAY and has_reason(name, node):
            excused.add(id(node.func))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = ast.unparse(node)
            if name.split(".")[-1] in FORBIDDEN_NAMES or (name in LOOKING_AWAY and id(node) not in excused):
                yield node, name


def has_reason(name, call):
    given = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    if name in {"pytest.skip", "pytest.xfail"}:
        given += call.args[:1]
    return any(not (isinstance(value, ast.Constant) and not value.value) for value in given)


def test_tests_do_not_wait_for_time_to_pass_nor_look_away(modules):
    offenders = [
        f"{module.at(node)} {name}"
        for module in modules
        if module.path.startswith("tests/")
        for node, name in complaints(module.tree)
    ]
    assert [] == offenders


@pytest.mark.parametrize(
    "line",
    [
        "time.sleep(1)",
        "qtbot.wait(100)",
        "app.processEvents()",
        "pytest.skip()",
        "pytest.mark.skipif(True)",
        "pytest.mark.skip",
        "pytest.mark.flaky(reruns=3)",
    ],
)
def test_the_rule_sees(line):
    assert list(complaints(ast.parse(line)))


@pytest.mark.parametrize("line", ['pytest.skip("no printer")', 'pytest.mark.skipif(x, reason="Windows only")'])
def test_the_rule_allows(line):
    assert not list(complaints(ast.parse(line)))
