"""Runs queries of Spark SQL over populations in Parquet on a cluster, one after the other, and tells how many tasks are done."""

import sys
import threading
import time

from pyspark.sql import SparkSession

master, *jobs = sys.argv[1:]
spark = (
    SparkSession.builder.master(master)
    .appName("ceyuan")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.ui.enabled", "false")
    .config("spark.executor.memory", "768m")
    .config("spark.executor.cores", "1")
    .config("spark.cores.max", "2")
    # A task for each file.
    .config("spark.sql.files.openCostInBytes", "134217728")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def tell():
    tracker = spark.sparkContext.statusTracker()
    while True:
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info:
                print(f"tasks {info.numCompletedTasks} {info.numTasks}", flush=True)
        time.sleep(0.1)


threading.Thread(target=tell, daemon=True).start()
for source, view, query, target in zip(*[iter(jobs)] * 4):
    spark.read.parquet(source).createOrReplaceTempView("file")
    spark.sql(open(view, encoding="utf8").read()).createOrReplaceTempView("population")
    spark.sql(open(query, encoding="utf8").read()).write.mode("overwrite").parquet(target)
print("written", flush=True)
spark.stop()
