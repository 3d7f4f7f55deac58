using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Snapshots;

namespace NetGen.Generator.Tests.Variants;

/// <summary>Generated code compiles without a warning whatever the settings of the project.</summary>
public class CompilationVariantTests
{
    public static TheoryData<string, string> NetworksAndVariants
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string network in SnapshotNetworks.Names.Where(n => n != "WithError"))
            {
                foreach (string variant in Variants.Keys)
                {
                    data.Add(network, variant);
                }
            }

            return data;
        }
    }

    private static Dictionary<string, CompilationSettings> Variants { get; } = new()
    {
        ["strict"] = CompilationSettings.Strict,
        ["without unsafe"] = CompilationSettings.Strict with { AllowUnsafe = false },
        ["unchecked"] = CompilationSettings.Strict with { CheckOverflow = false },
        ["without nullable"] = CompilationSettings.Strict with { Nullable = NullableContextOptions.Disable },
        ["debug"] = CompilationSettings.Strict with { Optimization = OptimizationLevel.Debug },
        ["C# 13"] = CompilationSettings.Strict with { LanguageVersion = LanguageVersion.CSharp13 },
        ["C# preview"] = CompilationSettings.Strict with { LanguageVersion = LanguageVersion.Preview },
        ["without documentation"] = CompilationSettings.Strict with { GeneratedDocumentation = DocumentationMode.None },
    };

    [Theory]
    [MemberData(nameof(NetworksAndVariants))]
    public void Settings_of_the_project(string network, string variant) =>
        GeneratedAssembly.Emit(new GeneratorRunner(new NetworkGenerator(), new RowGenerator()) { Settings = Variants[variant] }.Run(SnapshotNetworks.Source(network)).CheckedOutput());
}
