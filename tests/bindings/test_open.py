"""madang.open: paths in all their forms."""

import gzip
import json

import madang
import pytest

BULLETIN = {"id": "a", "title": "First"}


def write(path, *records):
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def test_a_file_as_str_and_as_path(tmp_path):
    path = write(tmp_path / "bulletins.ndjson", BULLETIN)
    for source in (path, str(path)):
        city = madang.open(source)
        assert [r.id for r in city.bulletins] == ["a"]
        assert city.report.files == (str(path),)


def test_a_folder_a_glob_and_a_list_give_the_same_records(tmp_path):
    one = write(tmp_path / "bulletins.ndjson", BULLETIN)
    two = write(tmp_path / "resources.ndjson", {"id": "b", "name": "Hall"})
    versions = {
        madang.open(tmp_path).version,
        madang.open(str(tmp_path / "*.ndjson")).version,
        madang.open([one, str(two)]).version,
        madang.open(path for path in (one, two)).version,
    }
    assert len(versions) == 1


def test_a_gzipped_file(tmp_path):
    path = tmp_path / "bulletins.ndjson.gz"
    path.write_bytes(gzip.compress(json.dumps(BULLETIN).encode()))
    assert madang.open(path).bulletins["a"].title == "First"


def test_bytes_are_loaded():
    assert madang.open(b'{"bulletins": [{"id": "a", "title": "First"}]}').bulletins["a"].id == "a"


def test_as_names_the_collection(tmp_path):
    path = write(tmp_path / "things.ndjson", {"id": "b", "name": "Hall"})
    assert len(madang.open(path, as_="resources").resources) == 1


def test_an_unknown_collection_name_is_an_error(tmp_path):
    path = write(tmp_path / "things.ndjson", {"id": "b", "name": "Hall"})
    with pytest.raises(madang.Error, match="bulletins, organizations, resources"):
        madang.open(path, as_="halls")


def test_a_missing_path_says_which(tmp_path):
    with pytest.raises(madang.SourceError, match=r"nowhere\.json") as caught:
        madang.open(tmp_path / "nowhere.json")
    assert caught.value.source.endswith("nowhere.json")


def test_a_folder_without_data_is_an_error(tmp_path):
    with pytest.raises(madang.SourceError):
        madang.open(tmp_path)


def test_a_broken_line_costs_one_line(tmp_path):
    path = tmp_path / "bulletins.ndjson"
    path.write_text(
        '{"id":"a","title":"One"}\n{"id":"b","title":\n{"id":"c","title":"Three"}\n',
        encoding="utf-8",
    )
    city = madang.open(path)
    report = city.report
    assert [r.id for r in city.bulletins] == ["a", "c"]
    assert (report.records, report.accepted, report.repaired, report.refused) == (3, 2, 0, 1)
    (problem,) = report.problems
    assert problem.file == str(path)
    assert problem.line == 2
    assert problem.column > 0
    assert problem.rule == "json-syntax"
    assert problem.severity == "refused"
    assert problem.message in str(problem)
    assert [tuple(r) for r in report.rules] == [("json-syntax", "refused", 1)]


def test_strict_refuses_the_first_problem(tmp_path):
    path = write(tmp_path / "bulletins.ndjson", BULLETIN, {"id": "b"})
    with pytest.raises(madang.SourceError) as caught:
        madang.open(path, strict=True)
    assert (caught.value.code, caught.value.line) == ("missing-member", 2)


def test_strict_refuses_what_is_repaired_otherwise(tmp_path):
    path = write(tmp_path / "bulletins.ndjson", {**BULLETIN, "published": 2019})
    city = madang.open(path)
    assert city.report.repaired == 1
    assert city.bulletins["a"].published == "2019"
    with pytest.raises(madang.SourceError, match="year-as-number"):
        madang.open(path, strict=True)


def test_max_problems_keeps_few_and_counts_all(tmp_path):
    path = write(tmp_path / "bulletins.ndjson", BULLETIN, *({"title": "x"} for _ in range(5)))
    report = madang.open(path, max_problems=2).report
    assert len(report.problems) == 2
    assert report.refused == 5
    assert [r.count for r in report.rules] == [5]


def test_progress_counts_up_to_all_bytes(tmp_path):
    path = write(tmp_path / "bulletins.ndjson", *({"id": str(i), "title": "t"} for i in range(999)))
    seen = []
    city = madang.open(path, progress=seen.append)
    assert seen == sorted(seen)
    assert seen
    assert seen[-1] <= city.report.bytes == path.stat().st_size


def test_what_progress_raises_comes_out(tmp_path):
    path = write(tmp_path / "bulletins.ndjson", *({"id": str(i), "title": "t"} for i in range(999)))

    def stop(_bytes):
        raise ZeroDivisionError("stop")

    with pytest.raises(ZeroDivisionError, match="stop"):
        madang.open(path, progress=stop)


def test_report_reads_well(tmp_path):
    report = madang.open(write(tmp_path / "bulletins.ndjson", BULLETIN, {"id": "b"})).report
    assert repr(report) == "<Report: 2 records, 1 accepted, 0 repaired, 1 refused>"
    assert "1 x missing-member (refused)" in str(report)
    assert "missing-member" in report._repr_html_()
    told = json.loads(report.to_json())
    assert (told["records"], told["refused"]) == (2, 1)


def test_a_file_name_that_is_not_utf8(tmp_path):
    name = bytes(tmp_path / "bulletins-") + b"\xff.ndjson"
    try:
        with open(name, "wb") as file:
            file.write(json.dumps(BULLETIN).encode())
    except OSError:
        pytest.skip("this file system has no such names")
    city = madang.open(tmp_path)
    assert len(city.bulletins) == 1
    assert "\ufffd" in city.report.files[0]


def test_a_map_reads_json_of_any_shape(tmp_path):
    rows = {"data": [{"SVCNM": "강당", "X": "127.0", "Y": 37.5, "more": 1}]}
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    wanted = {"as": "resources", "name": "SVCNM", "place.lon": "X", "place.lat": "Y"}
    for city in (
        madang.open(path, map=wanted),
        madang.open(path, map=[f"{k}={v}" for k, v in wanted.items()]),
        madang.load(rows, map=wanted),
    ):
        (hall,) = city.resources
        assert hall.name == "강당"
        assert (hall.place.lat, hall.place.lon) == (37.5, 127.0)
        assert hall["more"] == 1
    with pytest.raises(madang.Error, match="bad-mapping"):
        madang.open(path, map={"colour": "X"})
