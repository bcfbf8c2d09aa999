"""The command as a person at a terminal uses it."""

import csv
import gzip
import io
import json
import os
import re
import stat
import subprocess
import threading

import pytest
from support.serving import serve, stop


@pytest.fixture(scope="module")
def run(madang_bin):
    def call(*words, stdin=None, cwd=None):
        return subprocess.run(
            [madang_bin, *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd,
        )

    return call


def good(done):
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def mixed(tmp_path):
    """One good record, one to be repaired, three that cannot be taken."""
    path = tmp_path / "resources.ndjson"
    path.write_text(
        '{"id":"a","name":"A"}\n{"id":"b","name":"B","capacity":"many"}\n'
        '{"id":"c"\n{"id":"a","name":"again"}\n\n{"name":"no id"}\n',
        encoding="utf-8",
    )
    return path


def test_check_tells_place_rule_and_sums(run, mixed):
    done = run("check", mixed)
    assert done.returncode == 1
    assert "5 records: 1 accepted, 1 repaired (value-set-aside 1), 3 refused (" in done.stdout
    assert re.search(r"refused \(.*json-syntax 1.*\)\n", done.stdout)
    assert re.search(r"repaired: .*:2:33: .*\"many\".*\[value-set-aside\].*/capacity", done.stdout)
    assert re.search(r"refused: .*:3:\d+: .*\[json-syntax\]", done.stdout)
    assert re.search(r"refused: .*:4:.*\"a\" is taken.*:1.*\[duplicate-id\]", done.stdout)
    assert re.search(r"refused: .*:6:.*\"id\".*\[missing-member\]", done.stdout)
    assert done.stderr == ""


def test_check_as_json(run, mixed, seoul):
    done = run("check", mixed, "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["records"], report["accepted"], report["repaired"], report["refused"]) == (
        5,
        1,
        1,
        3,
    )
    problem = next(p for p in report["problems"] if p["rule"] == "value-set-aside")
    assert (problem["line"], problem["column"], problem["pointer"]) == (2, 33, "/capacity")
    assert json.loads(good(run("check", seoul, "--json")))["refused"] == 0


def test_strict_stops_at_the_first(run, mixed, seoul):
    done = run("check", mixed, "--strict")
    assert done.returncode == 1
    assert ":2:33" in done.stderr
    assert good(run("check", seoul, "--strict"))


def test_stats(run, seoul):
    text = good(run("stats", seoul))
    assert re.search(r"^bulletins: \d+$", text, re.MULTILINE)
    assert re.search(r"^version: [0-9a-f]{16}$", text, re.MULTILINE)
    stats = json.loads(good(run("stats", seoul, "--json")))
    assert stats["collections"]["organizations"]["records"] >= 25
    assert stats["collections"]["resources"]["records"] >= 30
    assert set(stats["collections"]["resources"]["kinds"]) == {
        "time",
        "space",
        "talent",
        "goods",
        "information",
    }


def test_search_for_people(run, seoul):
    text = good(
        run("search", seoul, "심야 버스", "--in", "bulletins", "--facet", "topics", "--limit", 2)
    )
    assert "bulletins/late-night" in text
    assert "[심야]" in text or "[심야버스]" in text
    assert re.search(r"^topics: .*transport \d", text, re.MULTILINE)
    cursor = re.search(r"--after (\S+)", text).group(1)
    rest = good(run("search", seoul, "심야 버스", "--in", "bulletins", "--after", cursor))
    shown = set(re.findall(r"bulletins/\S+", text))
    assert shown
    assert not shown & set(re.findall(r"bulletins/\S+", rest))


def test_search_for_programs(run, seoul):
    envelope = json.loads(
        good(
            run(
                "search", seoul, "kind:space", "--in", "resources", "--format", "json", "--limit", 5
            )
        )
    )
    assert len(envelope["items"]) == 5
    lines = good(
        run("search", seoul, "kind:space", "--in", "resources", "--format", "ndjson", "--limit", 5)
    )
    assert [json.loads(line) for line in lines.splitlines()] == envelope["items"]
    table = good(
        run("search", seoul, "kind:space", "--in", "resources", "--format", "csv", "--limit", 5)
    )
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [r["id"] for r in rows] == [r["id"] for r in envelope["items"]]
    assert float(rows[0]["capacity"]) == envelope["items"][0]["capacity"]


def test_sort(run, seoul):
    items = json.loads(
        good(
            run(
                "search",
                seoul,
                "has:capacity",
                "--in",
                "resources",
                "--sort",
                "-capacity",
                "--format",
                "json",
                "--limit",
                50,
            )
        )
    )["items"]
    sizes = [i["capacity"] for i in items]
    assert sizes == sorted(sizes, reverse=True)


def test_the_json_is_that_of_the_server(run, seoul, madang_bin):
    server, client = serve(madang_bin, seoul)
    try:
        for question in ("late-night bus", "심야", "capacity>=20", "published:2022-05"):
            text = good(run("search", seoul, question, "--format", "json"))
            assert (
                text.encode() == client.api("/search", {"q": question, "envelope": 1}).body + b"\n"
            )
    finally:
        stop(server)


def test_get(run, seoul):
    assert json.loads(good(run("get", seoul, "organizations/miti")))["id"] == "miti"
    done = run("get", seoul, "organizations/mitti")
    assert done.returncode == 1
    assert 'did you mean "miti"' in done.stderr
    assert done.stdout == ""


ROWS = {
    "head": {"code": "INFO-000"},
    "body": {"row": [{"FACID": "S1", "FACNM": "강당", "X": "37.5", "Y": "127.0", "MORE": 1}]},
}


def test_import_of_a_shape_that_is_not_known(run, tmp_path):
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(ROWS), encoding="utf-8")
    done = run(
        "import", path, "--map", "name=FACNM", "--map", "id=FACID", "--map", "as=resources",
        "--map", "place.lat=X", "--map", "place.lon=Y",
    )  # fmt: skip
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert (record["type"], record["id"], record["name"]) == ("resource", "S1", "강당")
    assert record["place"] == {"lat": 37.5, "lon": 127}
    assert record["MORE"] == 1
    done = run("import", path, "--map", "colour=FACNM")
    assert done.returncode == 2
    assert "bad-mapping" in done.stderr
    done = run("check", path, "--map", "name=FACNM", "--map", "as=resources")
    assert done.returncode == 0, done.stdout


def test_guess_prints_the_map_that_import_uses(run, tmp_path):
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(ROWS), encoding="utf-8")
    done = run("import", path, "--guess")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert "--map list=/body/row" in lines
    assert "--map name=FACNM" in lines
    used = run("import", path, *(word for line in lines for word in line.split(" ", 1)))
    assert used.returncode == 0
    assert used.stdout == run("import", path).stdout
    path.write_text('{"numbers": [1, 2]}', encoding="utf-8")
    done = run("import", path, "--guess")
    assert done.returncode == 3
    assert "no-guess" in done.stderr


def test_a_pipe_is_written_to_and_not_replaced(run, tmp_path):
    """Written beside it and renamed, a device such as /dev/null became a file."""
    pipe, source = tmp_path / "pipe", tmp_path / "rows.json"
    source.write_text('{"bulletins":[{"id":"a","title":"A"}]}', encoding="utf-8")
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert run("import", source, "-o", pipe).returncode == 0
    reader.join(10)
    assert json.loads(got[0])["id"] == "a"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_import_of_the_seed_page(run, shared, tmp_path):
    out = tmp_path / "page.ndjson"
    done = run("import", shared / "seed/seoul-solution-page.txt", "-o", out)
    assert done.returncode == 0
    assert "37 records: 14 accepted, 23 repaired (logo-suffix 23), 0 refused" in done.stderr
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    kinds = [r["type"] for r in records]
    assert (kinds.count("bulletin"), kinds.count("organization")) == (9, 28)
    assert good(run("check", out, "--strict"))
    assert "bulletins/" in good(run("search", out, "waterfront", "--in", "bulletins"))
    assert (
        json.loads(good(run("stats", shared / "seed/seoul-solution-page.txt", "--json")))["records"]
        == 37
    )


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_export_loads_again(run, seoul, tmp_path, form):
    out = tmp_path / f"city.{form}"
    good(run("export", seoul, "--to", form, "-o", out))
    before = json.loads(good(run("stats", seoul, "--json")))
    after = json.loads(good(run("stats", out, "--json")))
    assert after["version"] == before["version"]
    assert after["collections"] == before["collections"]


def test_export_to_csv_wants_one_collection(run, seoul):
    done = run("export", seoul, "--to", "csv")
    assert done.returncode == 2
    assert "name one" in done.stderr
    rows = list(
        csv.DictReader(
            io.StringIO(
                good(run("export", seoul, "kind:space", "--to", "csv", "--in", "resources"))
            )
        )
    )
    assert rows
    assert {r["kind"] for r in rows} == {"space"}
    assert run("export", seoul, "--to", "xml").returncode == 2


def test_schema_and_formats(run):
    assert json.loads(good(run("schema", "resources")))["title"] == "Resource"
    assert set(json.loads(good(run("schema")))) == {"bulletins", "organizations", "resources"}
    assert "| `place.lat` | number |" in good(run("schema", "resources", "--format", "markdown"))
    assert "class Bulletin(Record):" in good(run("schema", "--format", "pyi"))
    assert re.search(r"^board +read", good(run("formats")), re.MULTILINE)


def test_sources(run, seoul, tmp_path):
    text = (seoul / "resources.ndjson").read_text(encoding="utf-8")
    wanted = len(text.splitlines())
    packed = tmp_path / "resources.ndjson.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    for source in (packed, tmp_path, tmp_path / "res*.gz"):
        assert json.loads(good(run("stats", source, "--json")))["records"] == wanted
    piped = run(
        "search",
        "-",
        "kind:space",
        "--format",
        "json",
        stdin='[{"type":"resource","id":"a","name":"A","kind":"space"}]',
    )
    assert json.loads(good(piped))["total"] == 1
    two = json.loads(good(run("stats", packed, seoul / "bulletins.ndjson", "--json")))
    assert two["records"] > wanted


def test_wrong_usage_and_what_cannot_be_read(run, seoul, tmp_path):
    assert run().returncode == 2
    assert run("serch", seoul, "x").returncode == 2
    assert run("search", seoul).returncode == 2
    assert run("search", seoul, '"open').returncode == 2
    assert run("search", seoul, "x", "--in", "books").returncode == 2
    missing = run("stats", tmp_path / "nothing.json")
    assert missing.returncode == 3
    assert "nothing.json" in missing.stderr
    assert run("stats", tmp_path).returncode == 3  # a folder without a readable file
    assert run("export", seoul, "--to", "json", "-o", tmp_path / "no/such/place").returncode == 3
    for done in (missing, run("search", seoul, '"open')):
        assert done.stdout == ""


def test_an_error_in_a_question_shows_its_place(run, seoul):
    lines = run("search", seoul, "bus (night").stderr.splitlines()
    assert lines[1] == "bus (night"
    assert lines[2] == "    ^"


def test_help_and_version(run):
    assert re.fullmatch(r"madang \d+\.\d+\.\d+\n", good(run("--version")))
    text = good(run("--help"))
    assert "Examples:" in text
    for command in (
        "check",
        "stats",
        "search",
        "get",
        "import",
        "export",
        "formats",
        "schema",
        "serve",
    ):
        assert command in text
        assert "--help" in good(run(command, "--help"))


def test_quiet(run, mixed):
    assert "refused" in run("stats", mixed).stderr
    assert run("--quiet", "stats", mixed).stderr == ""
    assert run("stats", mixed, "--quiet").stderr == ""


def test_all_the_real_data_adds_up(run, shared):
    files = sorted((shared / "data").glob("*.ndjson.gz"))
    assert files
    lines = 0
    for path in files:
        with gzip.open(path) as file:
            lines += sum(1 for line in file if line.strip())
    done = run("check", *files, "--json", "--max-problems", 1)
    report = json.loads(done.stdout)
    assert report["records"] == lines
    assert report["accepted"] + report["repaired"] + report["refused"] == lines
    assert done.returncode == (1 if report["refused"] else 0)


def test_save_and_verify(run, seoul, tmp_path):
    path = tmp_path / "seoul.madang"
    assert "version" in run("save", seoul, "-o", path).stderr
    assert good(run("search", path, "버스", "--format", "json")) == good(
        run("search", seoul, "버스", "--format", "json")
    )
    good(run("verify", path))
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    damaged = run("verify", path)
    assert damaged.returncode == 1
    assert "snapshot-damaged" in damaged.stderr
    nowhere = run("save", seoul, "-o", tmp_path / "none" / "x.madang")
    assert nowhere.returncode == 3
    assert "write-failed" in nowhere.stderr
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused = run("save", seoul, "-o", pipe)
    assert "it is no file" in refused.stderr
    assert pipe.is_fifo()


def test_save_without_text(run, seoul, tmp_path):
    path = tmp_path / "plain.madang"
    good(run("save", seoul, "-o", path, "--no-text", "--threads", "2"))
    refused = run("search", path, "bus")
    assert refused.returncode == 2
    assert "no-text-index" in refused.stderr


def test_suggest_completes_titles_names_and_topics(run, seoul):
    out = good(run("suggest", seoul, "ㅅㅇㅌㅂㅅ"))
    assert out.startswith("서울특별시  (organizations name, 1)\n")
    assert out.count("\n") == 8
    found = json.loads(good(run("suggest", seoul, "심야", "--json", "--limit", "2")))
    assert len(found) == 2
    assert good(run("suggest", seoul, "!")) == ""
    assert run("suggest", seoul, "a", "--limit", "1000").returncode == 2


def test_similar_shows_related_records(run, seoul):
    out = good(run("similar", seoul, "bulletins/late-night-transit-2022", "--limit", "2"))
    assert out.count("  bulletins/") == 2
    assert "  bulletins/late-night-transit-2022 " not in out
    page = json.loads(
        good(run("similar", seoul, "bulletins/late-night-transit-2022", "--format", "json"))
    )
    assert len(page["items"]) == 5
    assert run("similar", seoul, "bulletins/nobody").returncode == 1


def test_search_says_what_was_meant(run, seoul):
    assert "did you mean: 심야\n" in good(run("search", seoul, "tladi"))
    assert "did you mean" not in good(run("search", seoul, "심야"))


def test_synonyms_of_a_file(run, seoul, root):
    names = root / "examples/synonyms.txt"
    ask = ("search", seoul, "자전거", "--format", "json")

    def ways(out):
        return {w["how"] for hit in json.loads(out)["items"] for w in hit["_hit"]["why"]}

    assert "synonym" not in ways(good(run(*ask)))
    assert "synonym" in ways(good(run(*ask, "--synonyms", names)))
    done = run("search", seoul, "bus", "--synonyms", root / "README.md")
    assert done.returncode == 1
    assert "bad-synonyms" in done.stderr


def test_other_shapes_are_written_and_read_again(run, seoul, tmp_path):
    feed = tmp_path / "feed.xml"
    good(run("export", seoul, "--to", "rss", "-o", feed))
    lines = good(run("import", feed)).splitlines()
    bulletins = good(run("export", seoul, "--to", "ndjson", "--in", "bulletins")).splitlines()
    assert [json.loads(one)["id"] for one in lines] == [json.loads(one)["id"] for one in bulletins]
    wrong = run("export", seoul, "--to", "parquet")
    assert wrong.returncode == 2
    assert "to_parquet" in wrong.stderr


def test_a_korean_table_is_asked_as_it_is(run, tmp_path):
    table = tmp_path / "parks.csv"
    table.write_bytes(
        "주차장관리번호,주차장명,소재지지번주소,주차구획수,위도,경도\n"
        "1,역앞 주차장,서울특별시 중구 태평로1가 31,12,126.9779,37.5663\n".encode("cp949")
    )
    found = json.loads(good(run("search", table, "역앞", "--format", "ndjson")))
    assert found["place"]["lat"] == 37.5663
    assert found["place"]["district"] == "중구"
    told = run("check", table, "--json")
    rules = {rule["rule"]: rule["count"] for rule in json.loads(told.stdout)["rules"]}
    assert rules == {"encoding": 1, "axis-swap": 1}


def test_needs_are_matched_from_a_file(run, seoul, tmp_path):
    need = {"from": "2022-05-17T10:00", "to": "2022-05-17T12:00", "where": "id:sogong-hall"}
    path = tmp_path / "needs.json"
    path.write_text(json.dumps([{"id": "choir", **need}]), encoding="utf-8")
    now = ("--now", "2022-01-01T00:00:00Z")
    assert "choir > sogong-hall" in good(run("match", seoul, path, *now))
    path.write_text(json.dumps([{"id": "a", **need}, {"id": "b", **need}]), encoding="utf-8")
    done = run("match", seoul, path, *now)
    assert done.returncode == 1
    assert 'sogong-hall: "a" gets it' in done.stdout
    assert json.loads(run("match", seoul, path, "--json", *now).stdout)["unmet"][0]["need"] == "b"
    assert run("match", seoul, tmp_path / "none.json").returncode == 3


def test_impact_is_printed_with_its_assumptions(run, seoul, tmp_path):
    ledger = ("--ledger", tmp_path / "ledger.sqlite")
    slot = ("--from", "2030-06-03T10:00", "--to", "2030-06-03T12:00")
    good(run("book", seoul, "sogong-hall", *slot, "--party", "ann", *ledger))
    month = ("--from", "2030-06-01", "--to", "2030-07-01")
    out = good(run("impact", seoul, *month, *ledger))
    assert "2.0 h lent in 1 uses" in out
    assert "Library of Things" in out
    own = tmp_path / "own.json"
    factor = {"what": "rent", "low": 5000, "high": 20000, "source": "asked"}
    rent = {"id": "rent", "effect": "money", "unit": "KRW", "per": "hour", "factors": [factor]}
    own.write_text(json.dumps({"assumptions": [rent]}), encoding="utf-8")
    out = good(run("impact", seoul, *month, *ledger, "--assumptions", own))
    assert "saved 10,000 to 40,000 KRW" in out


def test_a_map_goes_with_every_command_that_opens_a_source(run, tmp_path):
    path = tmp_path / "rows.json"
    rows = [{"FACID": f"f{i}", "FACNM": f"hall {i}", "n": 1, "SIZE": 10 * i} for i in range(3)]
    path.write_text(json.dumps({"body": {"row": rows}}), encoding="utf-8")
    words = ["--map", "as=resources", "--map", "id=FACID", "--map", "name=FACNM"]
    words += ["--map", "capacity=SIZE"]
    found = good(run("search", path, "hall capacity>=20", "--format", "ndjson", *words))
    assert [json.loads(line)["id"] for line in found.splitlines()] == ["f2"]
    assert "3" in good(run("stats", path, *words))
    assert json.loads(good(run("get", path, "resources/f1", *words)))["capacity"] == 10
    exported = good(run("export", path, "--to", "ndjson", *words))
    assert len(exported.splitlines()) == 3
    saved = tmp_path / "rows.madang"
    good(run(*words, "save", path, "-o", saved))
    assert json.loads(good(run("get", saved, "resources/f1")))["name"] == "hall 1"
    assert json.loads(good(run("check", path, "--json", *words)))["accepted"] == 3
    assert run("search", path, "hall", "--map", "colour=FACNM").returncode == 2
