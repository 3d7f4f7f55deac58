using System.Text;
using NetGen.Generated;

namespace NetGen;

/// <summary>Writes figures and pages: UTF-8 without a mark.</summary>
internal static class FigureFile
{
    public static void Write(string path, string text) => AtomicFile.Write(path, stream => Write(stream, text));

    public static void Write(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
