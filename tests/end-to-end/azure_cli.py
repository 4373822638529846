#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rolescope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An unmodified Azure CLI uses `rolescope simulate`: it signs in, lists, creates an identity, assigns a role, attaches and
detaches the identity, and deletes both.

The CLI insists on https, so a small TLS proxy stands before the simulator and tells it so with X-Forwarded-Proto.
Usage: azure_cli.py PROGRAM. Exits with 77 (skipped) where az or openssl is not installed.
"""

import http.client
import http.server
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading

SKIPPED = 77


class Proxy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    simulator = None  # "127.0.0.1:port"

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "content-length")}
        headers["X-Forwarded-Proto"] = "https"
        connection = http.client.HTTPConnection(self.simulator, timeout=30)
        connection.request(self.command, self.path, body=body, headers=headers)
        answer = connection.getresponse()
        data = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "content-length", "connection", "server", "date"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        connection.close()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = forward

    def log_message(self, *_):
        pass


def start_proxy(folder, simulator):
    key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    Proxy.simulator = simulator
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"https://localhost:{server.server_address[1]}", certificate


# Debian 12 ships a CLI with newer libraries than it was written for: every `az vm` command asks for a version that the
# compute library lacks, and every role command reads an attribute that the authorization library renamed. Both end in an
# exception before a request is sent. This mends just that; the requests are the CLI's own.
LAUNCHER = """
import os, runpy, sys
import azure.mgmt.compute
from azure.mgmt.authorization.v2018_01_01_preview import operations as definitions
from azure.mgmt.authorization.v2020_04_01_preview import operations as assignments
for operations in (definitions.RoleDefinitionsOperations, assignments.RoleAssignmentsOperations):
    if not hasattr(operations, "config"):
        operations.config = property(lambda self: self._config)
from azure.cli.core.profiles import _shared
profile = _shared.AZURE_API_PROFILES["latest"][_shared.ResourceType.MGMT_COMPUTE]
folder = os.path.dirname(azure.mgmt.compute.__file__)
versions = sorted(name[1:].replace("_", "-") for name in os.listdir(folder)
                  if name.startswith("v20") and os.path.isdir(f"{folder}/{name}/operations")
                  and hasattr(__import__(f"azure.mgmt.compute.{name}.operations", fromlist=["x"]), "VirtualMachinesOperations"))
if profile.default_api_version not in versions:
    profile.profile[None] = versions[-1]
sys.argv[0] = "az"
runpy.run_module("azure.cli", run_name="__main__")
"""


class Cli:
    def __init__(self, folder, certificate):
        self.command = ["az"]
        if subprocess.run(["/usr/bin/python3", "-c", "import azure.cli, azure.mgmt.authorization, azure.mgmt.compute"], capture_output=True).returncode == 0:
            self.command = ["/usr/bin/python3", "-c", LAUNCHER]
        self.environment = dict(os.environ, AZURE_CONFIG_DIR=os.path.join(folder, "azure"), REQUESTS_CA_BUNDLE=certificate,
                                AZURE_CORE_COLLECT_TELEMETRY="false", AZURE_CORE_NO_COLOR="true", NO_PROXY="localhost")

    def __call__(self, *arguments):
        done = subprocess.run([*self.command, *arguments, "--output", "json", "--only-show-errors"], env=self.environment,
                              capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"az {' '.join(arguments[:4])} … failed: {done.stderr.strip()[-1500:]}")
        print("ok: az", " ".join(arguments[:3]), flush=True)
        return json.loads(done.stdout) if done.stdout.strip() else None


def check(condition, words):
    if not condition:
        raise AssertionError(words)


def drive(az, origin, secrets):
    endpoints = {"resourceManager": origin, "management": origin, "activeDirectory": f"{origin}/adfs",
                 "activeDirectoryResourceId": origin, "activeDirectoryGraphResourceId": origin,
                 "microsoftGraphResourceId": origin}
    az("cloud", "register", "--name", "simulated", "--cloud-config", json.dumps({"endpoints": endpoints}))
    az("cloud", "set", "--name", "simulated")
    az("login", "--service-principal", "--username", secrets["CLIENT"], "--password", secrets["SECRET"],
       "--tenant", secrets["TENANT"])

    accounts = az("account", "list", "--all")
    check(accounts, "the service principal must see a subscription")
    machines = []
    for account in accounts:
        az("account", "set", "--subscription", account["id"])
        machines += az("vm", "list")
        az("identity", "list")
        subscription = "/subscriptions/" + account["id"]
        check(az("role", "definition", "list", "--name", "Reader", "--scope", subscription), "Reader must be listed")
        check(az("role", "assignment", "list", "--scope", subscription), "role assignments must be listed")
    machine = next(row for row in machines if row["name"] == "vm-web-02")
    az("account", "set", "--subscription", machine["id"].split("/")[2])
    group, location = machine["resourceGroup"], machine["location"]
    kept = sorted(key.lower() for key in ((machine.get("identity") or {}).get("userAssignedIdentities") or {}))

    identity = az("identity", "create", "--name", "id-cli-check", "--resource-group", group, "--location", location)
    scope = "/subscriptions/" + machine["id"].split("/")[2] + "/resourceGroups/" + group
    az("role", "assignment", "create", "--assignee-object-id", identity["principalId"],
       "--assignee-principal-type", "ServicePrincipal", "--role", "Reader", "--scope", scope)
    az("vm", "identity", "assign", "--ids", machine["id"], "--identities", identity["id"])
    shown = az("vm", "show", "--ids", machine["id"])
    now = sorted(key.lower() for key in shown["identity"]["userAssignedIdentities"])
    check(now == sorted(kept + [identity["id"].lower()]), f"attaching must add one identity and keep the rest: {now}")

    az("vm", "identity", "remove", "--ids", machine["id"], "--identities", identity["id"])
    shown = az("vm", "show", "--ids", machine["id"])
    now = sorted(key.lower() for key in ((shown.get("identity") or {}).get("userAssignedIdentities") or {}))
    check(now == kept, f"detaching must leave what was there: {now}")
    az("role", "assignment", "delete", "--assignee", identity["principalId"], "--role", "Reader", "--scope", scope)
    az("identity", "delete", "--ids", identity["id"])
    names = [row["name"] for row in az("identity", "list", "--resource-group", group)]
    check("id-cli-check" not in names, "the identity must be gone")


def main():
    if not shutil.which("az") or not shutil.which("openssl"):
        print("Skipped: the Azure CLI or openssl is not installed.")
        return SKIPPED
    simulator = subprocess.Popen([sys.argv[1], "simulate", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        address = simulator.stdout.readline().strip().rsplit("/", 1)[1]
        secrets = dict(simulator.stdout.readline().strip().split("=", 1) for _ in range(3))
        with tempfile.TemporaryDirectory() as folder:
            origin, certificate = start_proxy(folder, address)
            drive(Cli(folder, certificate), origin, secrets)
    finally:
        simulator.terminate()
        simulator.wait(10)
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
