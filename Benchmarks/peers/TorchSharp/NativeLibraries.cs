using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>TorchSharp's native library, as the build has laid it beside the program.</summary>
internal static class NativeLibraries
{
    /// <summary>
    /// Loads it where it is a shared object, so that the loader's own words tell why it fails, a C++ runtime that is too old for instance;
    /// TorchSharp would copy all libraries to another place, try again and say that a package is missing.
    /// </summary>
    /// <exception cref="DllNotFoundException">It does not load.</exception>
    public static void Load()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "runtimes");
        foreach (string file in Directory.EnumerateFiles(folder, "libLibTorchSharp.so", SearchOption.AllDirectories))
        {
            try
            {
                NativeLibrary.Load(file);
            }
            catch (DllNotFoundException problem)
            {
                // The loader's words stand at the end.
                string reason = problem.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
                throw new DllNotFoundException($"its native library does not load: {reason}", problem);
            }
        }
    }
}
