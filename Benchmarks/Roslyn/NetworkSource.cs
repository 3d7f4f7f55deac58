using System.Globalization;
using System.Text;

namespace NetGen.Benchmarks.Roslyn;

/// <summary>Sources that a user could have written, of any size.</summary>
internal static class NetworkSource
{
    /// <summary>The class of <see cref="Factory"/>.</summary>
    public const string FactoryClass = "NetworkFactory";

    /// <summary>Its method.</summary>
    public const string FactoryMethod = "Create";

    /// <summary>A network of equally wide ReLU layers, regression at the end.</summary>
    /// <param name="name">The class.</param>
    /// <param name="layers">Number of dense layers, at least 1.</param>
    /// <param name="width">Inputs, outputs and everything between.</param>
    public static string Deep(string name, int layers, int width)
    {
        var text = new StringBuilder("using NetGen;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"[Network({width})]\n");
        for (int layer = 1; layer < layers; layer++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[Dense({width}, Activation.ReLU)]\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"[Dense({width})]\n[MeanSquaredErrorLoss]\npublic sealed partial class {name};\n");
        return text.ToString();
    }

    /// <summary>A method that makes a network and gives its core, so that nothing has to be looked up in its class.</summary>
    public static string Factory(string name) =>
        $$"""
        public static class {{FactoryClass}}
        {
            public static NetGen.Generated.NetworkCore {{FactoryMethod}}() => Core(new {{name}}(seed: 1));

            private static NetGen.Generated.NetworkCore Core<TNetwork>(TNetwork network)
                where TNetwork : class, NetGen.INetwork<TNetwork> => network.Core;
        }
        """;

    /// <summary>A file without networks, where somebody is typing.</summary>
    /// <param name="typed">What stands at the cursor.</param>
    public static string Editing(string typed) => $"public static class Editing {{ public static int Value() => 1{typed}; }}\n";
}
