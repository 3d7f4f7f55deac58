using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The C# in the documentation, through the generator and the compiler.</summary>
internal static partial class DocumentedPrograms
{
    // What the SDK's implicit usings bring.
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly GeneratorRunner Runner = new(new NetworkGenerator(), new RowGenerator());

    /// <summary>The blocks of C# on a page, in order.</summary>
    public static string[] Blocks(params string[] path) =>
        [.. Block.Matches(File.ReadAllText(RepositoryRoot.Path(path)).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)];

    /// <summary>Runs the generator over one block.</summary>
    /// <param name="block">Its text.</param>
    /// <param name="program">Whether the block has statements of its own, and is not a library.</param>
    public static GeneratorRun Run(string block, bool program)
    {
        var compilation = TestCompilation.Create(CompilationSettings.Strict, ImplicitUsings, block);
        return Runner.Run(program ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation);
    }

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
