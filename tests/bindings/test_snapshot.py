"""A city as one file: saved, opened, checked, handed to another process."""

import concurrent.futures
import multiprocessing
import pickle
import resource
import subprocess
import sys

import madang
import pytest

QUESTIONS = ["bus", "버스", "심야*", '"late-night bus"', "capacity>=20", "title:버스"]


@pytest.fixture
def saved(city, tmp_path):
    path = tmp_path / "city.madang"
    city.save(path)
    return path


def test_a_snapshot_answers_as_the_city_it_was_made_from(city, saved):
    opened = madang.open(saved)
    assert opened.version == city.version
    assert opened.snapshot == str(saved)
    assert city.snapshot is None
    assert [len(c) for c in opened.collections()] == [len(c) for c in city.collections()]
    for question in QUESTIONS:
        assert opened.search(question).to_json() == city.search(question).to_json()
    assert [r.json for r in opened.organizations] == [r.json for r in city.organizations]
    assert opened.report.accepted == city.report.accepted


def test_a_saved_snapshot_saves_to_the_same_bytes(saved, tmp_path):
    again = tmp_path / "again.madang"
    madang.open(saved).save(again)
    assert again.read_bytes() == saved.read_bytes()


def test_verify_finds_a_flipped_byte(saved):
    madang.verify(saved)
    data = bytearray(saved.read_bytes())
    data[4096 + 200] ^= 1
    saved.write_bytes(data)
    with pytest.raises(madang.SourceError) as failure:
        madang.verify(saved)
    assert failure.value.code == "snapshot-damaged"
    assert "section" in failure.value.message


@pytest.mark.parametrize("size", [0, 3, 63, 64, 5000])
def test_a_cut_snapshot_is_an_error_that_says_so(saved, size):
    saved.write_bytes(saved.read_bytes()[:size])
    with pytest.raises(madang.SourceError) as failure:
        madang.open(saved)
    assert failure.value.code == "snapshot-damaged"


def test_a_snapshot_stands_alone(saved, tmp_path):
    other = tmp_path / "bulletins.ndjson"
    other.write_text('{"id":"a","title":"A"}\n', encoding="utf-8")
    with pytest.raises(madang.UsageError) as failure:
        madang.open([saved, other])
    assert failure.value.code == "snapshot-alone"


def test_a_snapshot_that_shrinks_is_an_error_and_no_crash(saved):
    opened = madang.open(saved)
    with open(saved, "r+b") as file:
        file.truncate(100)
    with pytest.raises(madang.SourceError) as failure:
        opened.search("bus")
    assert failure.value.code == "snapshot-changed"
    with pytest.raises(madang.SourceError):
        opened.bulletins.at(0)


def test_a_snapshot_that_is_replaced_stays_what_it_was(city, saved):
    opened = madang.open(saved)
    madang.load({"bulletins": [{"id": "a", "title": "A"}]}).save(saved)
    assert opened.search("bus").total == city.search("bus").total
    assert len(madang.open(saved).bulletins) == 1


def test_a_full_disk_leaves_the_old_file(city, saved, tmp_path):
    before = saved.read_bytes()
    code = (
        "import madang, resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "city = madang.open(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "try:\n"
        "    city.save(sys.argv[1])\n"
        "except madang.OutputError as failure:\n"
        "    print(failure.code)\n"
    )
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run(
        [sys.executable, "-c", code, str(saved)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "write-failed", done.stderr
    assert saved.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["city.madang"]


def _count(city):
    return city.search("bus").total


def test_a_worker_process_gets_a_handle(city, saved):
    opened = madang.open(saved)
    assert len(pickle.dumps(opened)) < 1000
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(_count, opened).result() == city.search("bus").total


def test_a_handle_of_another_version_is_refused(saved):
    handle = pickle.dumps(madang.open(saved))
    madang.load({"bulletins": [{"id": "a", "title": "A"}]}).save(saved)
    with pytest.raises(madang.SourceError) as failure:
        pickle.loads(handle)
    assert failure.value.code == "snapshot-changed"


def test_a_loaded_city_cannot_be_pickled_and_says_what_to_do(city):
    with pytest.raises(madang.UsageError, match="save"):
        pickle.dumps(city)


def test_threads_do_not_change_the_data(seoul):
    one, two = (madang.open(seoul, threads=n) for n in (1, 2))
    assert one.version == two.version
    with pytest.raises(madang.UsageError, match="threads"):
        madang.open(seoul, threads=0)
    with pytest.raises(madang.UsageError, match="threads"):
        madang.open(seoul, threads=True)


def test_without_text_filters_work_and_words_are_an_error(seoul):
    plain = madang.open(seoul, text=False)
    assert plain.resources.search("capacity>=20").total > 0
    with pytest.raises(madang.QueryError) as failure:
        plain.search("bus")
    assert failure.value.code == "no-text-index"
