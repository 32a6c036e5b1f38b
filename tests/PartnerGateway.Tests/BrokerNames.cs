namespace Platform.Partners.Tests;

/// <summary>Names an operator would have to guess.</summary>
internal static class BrokerNames
{
    internal const string Ingress = "ingress";
    internal const string Dead = "ingress-dead";
}
