using System.ComponentModel.DataAnnotations;

namespace Platform.Simulator.Operators;

/// <summary><c>operator</c>: runs one operator, configured by section <c>Operator</c>.</summary>
internal static class OperatorCommand
{
    internal static async Task<int> Run(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var options = configuration.GetSection("Operator").Get<OperatorOptions>() ?? new OperatorOptions();
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true))
        {
            foreach (var problem in problems)
                await Console.Error.WriteLineAsync($"Operator: {problem.ErrorMessage}");
            return 2;
        }

        var work = new OperatorWork(options, Console.Out);
        if (options.Uri.StartsWith("http", StringComparison.Ordinal))
            return await new WebhookOperator(options, work).Run(cancellationToken);
        return await new AmqpOperator(options, work, Console.Out).Run(cancellationToken);
    }
}
