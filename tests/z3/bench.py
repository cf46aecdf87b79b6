"""The same questions to a solver: may the caller start a session from one address?

Z3 by way of zeuscloud-iamspy, which reads the policies into a model and asks it about one request at a
time. It has no sets of addresses, so it is asked once for each of the two authorizations of a session.
`pip install -r requirements.txt`, then `python bench.py`; the scenarios in target/bench/ are written
by `cargo bench --package tests`.
"""

import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from zeuscloud_iamspy.model import Model

BENCH = Path(__file__).resolve().parents[2] / "target/bench"
ROUNDS = 5


def account(scenario):
    """What `aws iam get-account-authorization-details` would say of the caller."""
    arn = scenario["caller"]["arn"]
    policies = [
        {"PolicyName": policy["name"], "PolicyDocument": json.loads(policy["text"])}
        for policy in scenario["policies"]
    ]
    user = {
        "Path": "/",
        "UserName": arn.rsplit("/", 1)[-1],
        "UserId": "AIDAEXAMPLE",
        "Arn": arn,
        "CreateDate": "2026-01-01T00:00:00Z",
        "UserPolicyList": policies,
    }
    return {"UserDetailList": [user], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}


def resources(scenario):
    request = scenario["request"]
    region, owner = request["region"], request["account"]
    name = request.get("document") or "SSM-SessionManagerRunShell"
    of_document = "" if name.startswith("AWS-") else owner
    return [
        f"arn:aws:ec2:{region}:{owner}:instance/{request['target']}",
        f"arn:aws:ssm:{region}:{of_document}:document/{name}",
    ]


def milliseconds(call):
    start = time.perf_counter()
    result = call()
    return (time.perf_counter() - start) * 1000, result


def measure(name):
    scenario = json.loads((BENCH / f"{name}.json").read_text())
    caller = scenario["caller"]["arn"]
    conditions = Path("conditions.json")
    conditions.write_text(
        json.dumps(
            {
                "IpAddress": {"aws:SourceIp": f"{scenario['network']['sourceIp']}/32"},
                "StringEquals": {"aws:RequestedRegion": scenario["request"]["region"]},
            }
        )
    )

    def read():
        # What it keeps from an earlier model would be taken for this one's.
        Path("model.vars").unlink(missing_ok=True)
        model = Model()
        model.load_gaad_json(account(scenario))
        return model

    def ask(model):
        action = scenario["request"]["action"]
        return [
            model.can_i(caller, action, arn, condition_file=str(conditions))
            for arn in resources(scenario)
        ]

    reading, asking = [], []
    for _ in range(ROUNDS):
        spent, model = milliseconds(read)
        reading.append(spent)
        spent, answer = milliseconds(lambda: ask(model))
        asking.append(spent)
    print(
        f"{name:<8} reading {statistics.median(reading):9.1f} ms   "
        f"both authorizations {statistics.median(asking):9.1f} ms   {answer}"
    )


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name in ["S1.2", "S1.5", "full"]:
        measure(name)
