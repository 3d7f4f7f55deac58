using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>The options that MSBuild's compiler-visible properties become: <c>build_property.Name</c> for every file and none.</summary>
internal sealed class BuildPropertyOptions(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.Empty;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Options.Empty;

    private sealed class Options(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        private const string Prefix = "build_property.";

        public static Options Empty { get; } = new(new Dictionary<string, string>());

        public override IEnumerable<string> Keys => properties.Keys.Select(name => Prefix + name);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                ? properties.FirstOrDefault(p => KeyComparer.Equals(p.Key, key[Prefix.Length..])).Value
                : null;
            return value != null;
        }
    }
}
