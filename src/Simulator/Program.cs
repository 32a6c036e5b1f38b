using Platform.Simulator.Demo;
using Platform.Simulator.Operators;
using Platform.Simulator.Province;
using Platform.Simulator.VNeId;

var configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
    .AddEnvironmentVariables()
    .AddCommandLine(args.Skip(1).ToArray())
    .Build();
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) => (key.Cancel, _) = (true, stopping.CancelAsync());

switch (args)
{
    case ["operator", ..]:
        return await OperatorCommand.Run(configuration, stopping.Token);
    case ["generate", ..]:
        return await GenerateCommand.Run(configuration, stopping.Token);
    case ["demo", ..]:
        return await DemoCommand.Run(configuration, stopping.Token);
    case ["vneid", ..]:
        return await VNeIdCommand.Run(args[1..], configuration, stopping.Token);
    default:
        await Console.Error.WriteLineAsync(
            """
            generate --people N --seed S [--output FILE]     a list of made-up people as CSV
            demo     --Demo:Issuer URL --Demo:Gateway URL …  a commune's whole journey, through the gateway
            operator --Operator:Id ID …                      one telecom operator behind the partner channel
            vneid    --VNeId:Credential SECRET --urls URL …  whoever confirms certificates, badly
            """);
        return 2;
}
