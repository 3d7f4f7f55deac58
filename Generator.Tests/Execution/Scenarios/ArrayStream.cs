using System.Runtime.InteropServices;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>Arrays of numbers, bit by bit, to another process and back.</summary>
public static class ArrayStream
{
    /// <summary>Writes arrays.</summary>
    public static void Write(BinaryWriter writer, float[][] arrays)
    {
        writer.Write(arrays.Length);
        foreach (float[] array in arrays)
        {
            writer.Write(array.Length);
            writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static float[][] Read(BinaryReader reader)
    {
        float[][] arrays = new float[reader.ReadInt32()][];
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(arrays[i].AsSpan()));
        }

        return arrays;
    }
}
