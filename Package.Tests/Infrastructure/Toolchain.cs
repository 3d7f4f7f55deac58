using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>What publishing needs beside the SDK: .NET's own packages and, ahead of time, a linker.</summary>
internal static class Toolchain
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    private static readonly ConcurrentDictionary<(string Framework, string Property), Lazy<string?>> Known = new();

    /// <summary>Why a project cannot be published so on this machine; null where it can be.</summary>
    public static string? WhatIsMissing(string framework, string property) =>
        Known.GetOrAdd((framework, property), key => new Lazy<string?>(() => Linker(key.Property) ?? Packages(key.Framework, key.Property))).Value;

    private static string? Linker(string property)
    {
        if (property != "PublishAot")
        {
            return null;
        }

        if (!Avx2.IsSupported && RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            return "the program is compiled for AVX2, which is not here, or switched off";
        }

        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return !OperatingSystem.IsLinux() ? "ahead-of-time compilation is tested on Linux only"
            : folders.Any(folder => Linkers.Any(name => File.Exists(Path.Combine(folder, name)))) ? null
            : $"ahead-of-time compilation needs a linker, but neither of {string.Join(" and ", Linkers)} is installed";
    }

    /// <summary>Tries to restore a project that has nothing to do with NetGen.</summary>
    private static string? Packages(string framework, string property)
    {
        using var project = new ConsumerProject(null, "Digits.cs", framework, needsPacks: true, $"<{property}>true</{property}>");
        var restore = project.DotNet("restore", "--use-current-runtime");
        return restore.ExitCode == 0 ? null : $"NuGet has not what {property} needs for {framework}: {restore.Errors.FirstOrDefault(restore.Output)}";
    }
}
