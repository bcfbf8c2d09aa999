"""Other shapes become records in a script: a line of it instead of a cleaner."""

import io
import json
import os
import threading

import madang
import pytest

ROWS = {"data": {"rows": [{"SVCID": "S1", "SVCNM": "Court", "X": "127.0", "Y": "37.5"}]}}
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [{"id": 7, "title": "A &amp; B", "content_text": "x"}, {"title": "no id"}],
}


def write(path, document):
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_records_are_written_and_open_again(tmp_path):
    source, out = write(tmp_path / "feed.json", FEED), tmp_path / "out.ndjson"
    report = madang.import_to(source, out)
    assert (report.records, report.repaired, report.refused) == (2, 1, 1)
    record = json.loads(out.read_text(encoding="utf-8"))
    assert (record["type"], record["id"], record["title"]) == ("bulletin", "7", "A & B")
    assert madang.open(out).bulletins["7"].title == "A & B"
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["feed.json", "out.ndjson"]


def test_to_a_file_that_is_open(tmp_path):
    out = io.BytesIO()
    madang.import_to(write(tmp_path / "feed.json", FEED), out, format="json-feed")
    assert out.getvalue().endswith(b"\n")


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    source, pipe, got = write(tmp_path / "feed.json", FEED), tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    madang.import_to(source, pipe)
    reader.join(10)
    assert got[0].endswith(b"\n")
    assert pipe.is_fifo()


def test_a_map_is_guessed_and_used(tmp_path):
    source, out = write(tmp_path / "rows.json", ROWS), io.BytesIO()
    guess = madang.guess_map(source)
    assert guess["as"] == "resources"
    assert guess["list"] == "/data/rows"
    assert (guess["id"], guess["name"]) == ("SVCID", "SVCNM")
    madang.import_to(source, out, map=guess)
    assert json.loads(out.getvalue())["place"] == {"lat": 37.5, "lon": 127.0}


def test_what_raises_while_writing_comes_through(tmp_path):
    class Full(io.RawIOBase):
        def write(self, data):
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        madang.import_to(write(tmp_path / "feed.json", FEED), Full())


def test_a_shape_that_is_not_known(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("nothing of any shape")
    with pytest.raises(madang.SourceError) as caught:
        madang.import_to(path, tmp_path / "out")
    assert caught.value.code == "unknown-format"
    assert not (tmp_path / "out").exists()


def test_a_check_is_the_report_of_opening(tmp_path):
    source = write(tmp_path / "feed.json", FEED)
    report = madang.check(source)
    assert (report.records, report.refused) == (2, 1)
    assert report.rules == madang.open(source).report.rules


@pytest.mark.parametrize("way", ["lines", "document"])
def test_a_write_that_fails_ends_the_reading_at_once(way, tmp_path):
    pipe, given, most = tmp_path / "pipe", 0, 400 << 20
    os.mkfifo(pipe)
    row = b'{"type":"bulletin","id":"%d","title":"' + b"x" * 1000 + b'"}'

    def write():
        nonlocal given
        with pipe.open("wb", buffering=0) as file:
            if way == "document":
                file.write(b'{"version":"https://jsonfeed.org/version/1.1","items":[')
            end = b"\n" if way == "lines" else b",\n"
            try:
                while given < most:
                    block = b"".join(row % (given + i) + end for i in range(1000))
                    file.write(block)
                    given += len(block)
            except BrokenPipeError:
                return

    writer = threading.Thread(target=write)
    writer.start()

    class Full(io.RawIOBase):
        def writable(self):
            return True

        def write(self, _):
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        madang.import_to(pipe, Full())
    writer.join(20)
    assert not writer.is_alive()
    # A document is looked at up to 64 MiB before its first record is made.
    assert given < (110 << 20 if way == "document" else 60 << 20)


def test_lines_of_another_shape_are_guessed(tmp_path):
    rows = [
        {"FACID": f"f{i}", "FACNM": f"hall {i}", "LAT": "37.5", "LON": "127.0"} for i in range(9)
    ]
    path = tmp_path / "x.ndjson"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n{\n", encoding="utf-8")
    assert madang.guess_map(path)["name"] == "FACNM"
    city = madang.open(path)
    assert [r.id for r in city.resources] == [f"f{i}" for i in range(9)]
    assert city.report.refused == 1  # the line that is none
    assert "mapping-guessed" in {r.rule for r in city.report.rules}
    # What only lacks its collection is asked about, and what says its own is read as it is.
    path.write_text('{"id":"a","name":"A"}\n{"id":"b","name":"B"}\n', encoding="utf-8")
    assert {r.rule for r in madang.check(path).rules} == {"unknown-collection"}
    path.write_text('{"type":"bulletin","id":"a","title":"A","NAME":"x"}\n{}\n', encoding="utf-8")
    assert len(madang.open(path).bulletins) == 1
