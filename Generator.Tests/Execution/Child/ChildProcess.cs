using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution.Child;

/// <summary>
/// A compilation as a program of its own in a temporary folder, beside the library and under the framework of the tests. In a process of its own the number
/// of lanes can be set, the allocation counter sees nothing else, and nothing is left from before.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const string EntryPoint =
        """
        using NetGen.Generator.Tests.Execution.Scenarios;
        internal static class Program
        {
            private static int Main(string[] arguments) => ChildProgram.Run(arguments, Networks.RunGradients, Networks.Run);
        }
        """;

    // Only for a program that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    // One program runs with many settings.
    private static readonly ConditionalWeakTable<CSharpCompilation, byte[]> Programs = [];
    private readonly TemporaryFolder folder = new();

    /// <summary>Writes the program.</summary>
    /// <param name="compilation">Networks, scenarios and generated sources: <see cref="Cases.CaseSet.Compilation"/>.</param>
    public ChildProcess(CSharpCompilation compilation)
    {
        File.WriteAllBytes(PathOf("Child.dll"), Programs.GetValue(compilation, EmitProgram));
        string library = typeof(NetworkDescription).Assembly.Location;
        File.Copy(library, PathOf(Path.GetFileName(library)));
        File.WriteAllText(
            PathOf("Child.runtimeconfig.json"),
            $$"""
            {
              "runtimeOptions": {
                "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" },
                "configProperties": { "System.Runtime.TieredPGO": false }
              }
            }
            """);
    }

    private static string Host
    {
        get
        {
            // The host of this runtime: <root>/shared/Microsoft.NETCore.App/<version>/ lies three folders below it.
            string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        }
    }

    /// <summary>A file in the program's folder.</summary>
    public string PathOf(string file) => folder.File(file);

    /// <summary>Runs the program and gives its standard output, without the last line end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its error output.</exception>
    public string Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host, [PathOf("Child.dll"), .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var result = ProcessRunner.Run(start, Limit);
        return result.ExitCode == 0
            ? result.Output.TrimEnd('\r', '\n')
            : throw new InvalidOperationException($"'{result.Command}' ended with {result.ExitCode}:\n{result.Error}");
    }

    /// <summary>Runs the program in the environment of the tests.</summary>
    public string Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    public void Dispose() => folder.Dispose();

    private static byte[] EmitProgram(CSharpCompilation compilation) => GeneratedAssembly.Emit(compilation
        .WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))
        .AddSyntaxTrees(TestCompilation.Parse(new SourceFile("Program.cs", EntryPoint), CompilationSettings.Strict.ParseOptions)));
}
