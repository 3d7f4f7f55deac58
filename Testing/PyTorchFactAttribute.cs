using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace NetGen.Testing;

/// <summary>A test that needs Python with PyTorch; without them it is shown as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyTorchFactAttribute : FactAttribute
{
    private static readonly string[] Candidates = [Environment.GetEnvironmentVariable("NETGEN_PYTHON") ?? "python3", "/usr/bin/python3"];
    private static readonly Lazy<string?> Found = new(() => Array.Find(Candidates, HasPyTorch));

    /// <summary>Makes the attribute.</summary>
    /// <param name="test">The test's name.</param>
    public PyTorchFactAttribute([CallerMemberName] string test = "")
    {
        if (Python is null)
        {
            Skip = $"No Python with PyTorch among {string.Join(", ", Candidates)}; the environment variable NETGEN_PYTHON may name one.";

            // The console shows names only.
            DisplayName = $"{test}: {Skip}";
        }
    }

    /// <summary>The Python that has PyTorch, or null.</summary>
    public static string? Python => Found.Value;

    private static bool HasPyTorch(string python)
    {
        // Looks for the module without importing it, which would take seconds at every discovery of tests.
        try
        {
            using var process = Process.Start(python, ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
