"""Who may include whom, which third party stands where, and how big a file is."""

import re
import statistics

# A room may include itself and those named.
ROOMS = {
    "base": set(),
    "reflect": {"base"},
    "json": {"base", "reflect"},
    "records": {"reflect"},
    "text": {"base"},
    "segment": {"base", "reflect", "text"},
    "ingest": {"base", "reflect", "json", "records", "text"},
    "query": {"base", "reflect", "json", "text", "segment"},
    "catalog": {"base", "reflect", "json", "text", "segment", "ingest", "query"},
    "sharing": {"base", "reflect", "json", "segment", "ingest", "query", "catalog"},
    "output": {"base", "reflect", "json", "ingest", "sharing"},
}
# Third parties by a pattern of their headers, and where they may stand.
THIRD = {
    r"simdjson": {"core/src/json"},
    r"boost/mp11|boost/describe\.hpp": {"core/src/reflect"},
    r"boost/describe/": {"core/include"},
    r"utf8proc": {"core/src/text", "core/src/json", "core/src/query"},
    r"libstemmer": {"core/src/text"},
    r"date/tz": {"core/src/base/zone.cc"},
    r"sqlite3": {"core/src/sharing/database.cc"},
    r"zlib": {"core/src/ingest"},
    r"gumbo": {"core/src/ingest/formats/html.cc"},
    r"libical/": {
        "core/src/ingest/formats/calendar_available.cc",
        "core/src/ingest/formats/calendar_library.h",
        "core/src/ingest/formats/calendar_parts.cc",
        "core/src/output/icalendar.cc",
    },
    r"libxml/": {"core/src/ingest/formats/xml.cc", "core/src/output/xml.cc"},
    r"iconv": {"core/src/ingest/encoding.cc"},
    r"date/(?!tz)": {"core/src/ingest/formats/dates.cc"},
    r"httplib": {"server/http.cc"},
    r"CLI/": {"server/cli"},
    r"pybind11": {"bindings"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def sources(root, *folders):
    found = [p for f in folders for p in (root / f).rglob("*") if p.suffix in {".h", ".cc"}]
    assert found, folders
    return found


def includes(path):
    return [m.group(2) for m in INCLUDE.finditer(path.read_text(encoding="utf-8"))]


def test_every_room_is_in_the_table_and_built(root):
    rooms = {p.name for p in (root / "core/src").iterdir() if p.is_dir()}
    assert rooms == set(ROOMS)
    built = (root / "core/CMakeLists.txt").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{room}\b", built) for room in rooms)


def test_a_room_includes_only_the_rooms_above_it(root):
    wrong = []
    for path in sources(root, "core/src"):
        room = path.relative_to(root / "core/src").parts[0]
        for name in includes(path):
            other = name.split("/")[0]
            if other in ROOMS and other != room and other not in ROOMS[room]:
                wrong.append(f"{path.relative_to(root)} includes {name}")
    assert wrong == []


def test_front_ends_use_public_headers_only(root):
    wrong = []
    for path in sources(root, "server", "bindings", "examples"):
        for name in includes(path):
            if name.split("/")[0] in ROOMS:
                wrong.append(f"{path.relative_to(root)} includes {name}")
    assert wrong == []


def test_a_third_party_stands_in_its_own_place(root):
    wrong = []
    for path in sources(root, "core", "server", "bindings"):
        where = str(path.relative_to(root))
        for name in includes(path):
            for pattern, places in THIRD.items():
                if re.match(pattern, name) and not any(where.startswith(p) for p in places):
                    wrong.append(f"{where} includes {name}")
    assert wrong == []


def test_simdjson_stays_out_of_headers(root):
    for path in sources(root, "core"):
        if path.suffix == ".h":
            assert not any(n.startswith("simdjson") for n in includes(path)), path


def test_every_source_is_built(root):
    for path in sources(root, "core/src"):
        if path.suffix == ".cc":
            folder = path.parent
            while not (folder / "CMakeLists.txt").exists():
                folder = folder.parent
            listed = (folder / "CMakeLists.txt").read_text(encoding="utf-8")
            assert str(path.relative_to(folder)) in listed, path


def test_files_are_small(root):
    for folder in ("core/src", "server", "bindings"):
        sizes = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in sources(root, folder)}
        assert max(sizes.values()) <= 600, max(sizes, key=sizes.get)
        assert statistics.median(sizes.values()) < 150, folder
    for page in (root / "server/web").rglob("*.*"):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 600, page
