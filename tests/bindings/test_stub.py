"""The committed stubs are what the built module says."""

import importlib.util
import inspect
import re
from pathlib import Path

import madang
import pytest
from madang import _core, records

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bindings" / "madang"


@pytest.fixture(scope="module")
def made():
    spec = importlib.util.spec_from_file_location("make_stubs", ROOT / "bindings/make_stubs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.stubs()


@pytest.mark.parametrize("name", ["_core.pyi", "records.pyi"])
def test_the_committed_stub_is_the_made_one(made, name):
    committed = (PACKAGE / name).read_text(encoding="utf-8")
    assert committed == made[name], "run ./dev accept"


def test_stubs_are_python(made):
    for name, text in made.items():
        compile(text, name, "exec")


def test_every_class_of_the_core_is_in_its_stub(made):
    for name, thing in vars(_core).items():
        if isinstance(thing, type):
            assert f"class {name}:" in made["_core.pyi"]
            for member in vars(thing):
                if not member.startswith("_"):
                    assert f"def {member}(" in made["_core.pyi"], f"{name}.{member}"


def test_every_field_is_in_the_stub_of_its_record(made):
    text = made["records.pyi"]
    for collection, type_name in _core.record_types():
        body = re.search(rf"class {type_name}\(Record\):\n(.*?)(?=\n\S|\Z)", text, re.S)[1]
        for field in madang.fields(collection):
            if "." not in field.path:
                assert f"def {field.path}(" in body, f"{type_name}.{field.path}"


def test_every_name_of_the_stub_is_in_the_module(made):
    for line in made["records.pyi"].splitlines():
        # What begins with an underscore is for type checkers only.
        match = re.match(r"(?:class|def) ([a-zA-Z]\w*)|([a-zA-Z]\w*) = ", line)
        if match:
            name = match[1] or match[2]
            assert hasattr(records, name), name


def test_the_package_says_it_is_typed():
    assert (Path(madang.__file__).parent / "py.typed").is_file()


def test_every_public_name_has_a_docstring():
    for name in madang.__all__:
        thing = getattr(madang, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert inspect.getdoc(thing), name
            for member, value in vars(thing).items() if inspect.isclass(thing) else ():
                if not member.startswith("_") and (
                    inspect.isfunction(value) or isinstance(value, property)
                ):
                    assert inspect.getdoc(value), f"{name}.{member}"
