"""Shards: what is told in the same breath as it is read, and what is told later from the files of that reading."""

import shutil
from pathlib import Path

import polars as pl

from etl import fingerprint, knowledge_folder
from etl.store import Store
from etl.store.extract import TOLD_TABLES
from etl.store.shards import Stages, extract_shard, is_done, load_job
from tests.articles import write_articles
from tests.building import run


def test_a_shard_tells_the_same_from_its_files(tmp_path: Path) -> None:
    store, facts = Store(tmp_path / "store"), knowledge_folder()
    run(store, write_articles(tmp_path / "articles.jsonl"))
    stages = Stages(fingerprint.read_key(facts), fingerprint.told_key(facts, None), facts, None)
    shard = load_job(next(store.shards.glob("*/job.json")).parent)
    told = shard.folder / f"told-{stages.told}"
    before = {path.name: pl.read_parquet(path) for path in told.iterdir()}
    assert {name.partition("-")[0] for name in before} == set(TOLD_TABLES)
    assert before["evidence-0000.parquet"].height
    shutil.rmtree(told)
    (tmp_path / "articles.jsonl").unlink()
    extract_shard(shard, stages)
    assert is_done(shard, stages)
    assert all(pl.read_parquet(told / name).equals(frame) for name, frame in before.items())
