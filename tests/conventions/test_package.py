"""Rules of the program's own code that no other tool knows."""

import ast
import graphlib
import sys

MOST_LINES = 400
SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "base"}
PURE_STDLIB = sys.stdlib_module_names - {
    "io", "logging", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3",
    "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
QT_TRANSLATE = {"QCoreApplication", "QApplication", "QGuiApplication"}


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def sentences(call):
    """The arguments of a call that lupdate must be able to read, or nothing when it is no such call."""
    match call.func:
        case ast.Attribute(attr="tr") | ast.Name(id="tr"):
            return call.args[:1]
        case ast.Name(id="translate"):
            return call.args[:2]
        case ast.Attribute(value=ast.Name(id=owner), attr="translate") if owner in QT_TRANSLATE:
            return call.args[:2]
    return []


def test_sentences_to_translate_are_literals_where_they_are_said(package):
    offenders = [
        module.at(node)
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and not all(is_text(argument) for argument in sentences(node))
    ]
    assert [] == offenders


def test_only_the_screens_know_qt(package):
    offenders = [
        module.at(node)
        for module in package
        for node, name in module.imported()
        if name.split(".")[0] == "PySide6" and not module.path.startswith("intake_desk/ui/")
    ]
    assert [] == offenders


def test_only_the_store_and_the_server_know_sql(package):
    offenders = [
        module.at(node)
        for module in package
        for node, name in module.imported()
        if name.split(".")[0] in {"sqlalchemy", "alembic", "sqlcipher3", "sqlite3"}
        and not module.path.startswith(("intake_desk/store/", "intake_desk/server/"))
    ]
    assert [] == offenders


def test_the_domain_knows_nothing_but_values(package):
    domain = [module for module in package if module.path.startswith("intake_desk/domain/")]
    imports = [
        f"{module.at(node)} {name}"
        for module in domain
        for node, name in module.imported()
        if name.split(".")[0] not in PURE_STDLIB | {"msgspec"} and not name.startswith("intake_desk.domain")
    ]
    clocks = [
        module.at(node)
        for module in domain
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "utcnow", "today"}
    ]
    assert [] == imports + clocks


def test_an_import_inside_a_function_says_why_it_is_late(package):
    offenders = [
        module.at(node)
        for module in package
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        # on its line, or on the one above
        and not any("# late: " in line for line in module.lines[node.lineno - 2 : node.lineno])
    ]
    assert [] == offenders


def test_a_module_is_short_enough_to_have_one_job(modules):
    offenders = [f"{module.path}: {len(module.lines)}" for module in modules if len(module.lines) > MOST_LINES]
    assert [] == offenders


def test_a_module_is_named_for_what_it_does(modules):
    named = {part for module in modules for part in module.path.removesuffix(".py").split("/")}
    assert set() == named & SAY_NOTHING


def at_once(body):
    """The imports that run when the module itself is imported."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.Try):
            yield from at_once(node.body)
        elif isinstance(node, ast.If):
            for_types = "TYPE_CHECKING" in ast.unparse(node.test)
            yield from at_once(node.orelse if for_types else [*node.body, *node.orelse])


def needed(module, name, known):
    """The modules of the program that have to be imported before this one is."""
    parts = name.split(".") if module.path.endswith("/__init__.py") else name.split(".")[:-1]
    for node in at_once(module.tree.body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
            continue
        above = parts[: len(parts) - node.level + 1] if node.level else []
        source = ".".join([*above, *filter(None, [node.module])])
        for alias in node.names:
            yield f"{source}.{alias.name}" if f"{source}.{alias.name}" in known else source


def test_every_module_can_be_the_first_that_is_imported(package):
    named = {module.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): module for module in package}
    graph = {name: set(needed(module, name, named)) & named.keys() - {name} for name, module in named.items()}
    circle = []
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        circle = error.args[1]

    assert {"intake_desk.store.schema", "intake_desk.store.database"} <= graph["intake_desk.store.sheets"]
    assert [] == circle
