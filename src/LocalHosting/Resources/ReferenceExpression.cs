using System.Runtime.CompilerServices;
using System.Text;

namespace Platform.LocalHosting;

/// <summary>Text with holes that are filled when a resource starts: ports, passwords, addresses.</summary>
public sealed class ReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    private readonly IReadOnlyList<object> parts;

    private ReferenceExpression(IReadOnlyList<object> parts) => this.parts = parts;

    /// <inheritdoc/>
    public string ValueExpression => string.Concat(parts.Select(part => part switch
    {
        Hole { Value: IManifestExpressionProvider value } => value.ValueExpression,
        _ => part.ToString(),
    }));

    /// <summary>Makes an expression of an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    /// <inheritdoc/>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part is not Hole hole
                ? part
                : hole.Filled(await hole.Value.GetValueAsync(cancellationToken)));
        }
        return text.ToString();
    }

    private sealed record Hole(IValueProvider Value, string? Format)
    {
        public string? Filled(string? value) => Format switch
        {
            null or "" => value,
            "uri" => Uri.EscapeDataString(value ?? ""),
            _ => throw new FormatException($"'{Format}' is no format of an expression: use 'uri' or none."),
        };
    }

    /// <summary>Collects the parts of an interpolated string; called by the compiler.</summary>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler
    {
        private readonly List<object> parts;

        /// <summary>Called by the compiler.</summary>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) =>
            parts = new List<object>((2 * formattedCount) + Math.Sign(literalLength));

        /// <summary>Text between holes.</summary>
        public readonly void AppendLiteral(string value) => parts.Add(value);

        /// <summary>A value known already.</summary>
        public readonly void AppendFormatted(string? value) => parts.Add(value ?? "");

        /// <summary>A value known already, with a format.</summary>
        public readonly void AppendFormatted(string? value, string? format = null) =>
            parts.Add(format == "uri" ? Uri.EscapeDataString(value ?? "") : value ?? "");

        /// <summary>A value known later.</summary>
        public readonly void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => parts.Add(new Hole(valueProvider, null));

        /// <summary>A value known later, with a format.</summary>
        public readonly void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider => parts.Add(new Hole(valueProvider, format));

        /// <summary>The value of a resource.</summary>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider =>
            parts.Add(new Hole(valueProvider.Resource, null));

        /// <summary>The value of a resource, with a format.</summary>
        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider =>
            parts.Add(new Hole(valueProvider.Resource, format));

        internal readonly ReferenceExpression GetExpression() => new(parts);
    }
}
