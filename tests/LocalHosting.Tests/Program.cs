using Platform.LocalHosting;
using Platform.LocalHosting.Tests;

// Started by HostProcess: a small platform with a server, a service and a process that has a child of its own.
var builder = DistributedApplication.CreateBuilder(args);
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var database = postgres.AddDatabase("things");
var service = builder.AddAnswer("service").WithReference(database).WaitFor(database);
builder.AddExecutable("family", "sh", AppContext.BaseDirectory, "-c", "sleep 1000 & sleep 1000; wait").WaitFor(service);
await builder.Build().RunAsync();
