using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace NetGen.Generated;

/// <summary>
/// Reads a pickle that consists of tensors, dictionaries, lists, tuples, texts and numbers. A pickle is a program for a machine with a stack; this
/// machine can make nothing else,
/// and stops at the first instruction or name that asks for more.
/// </summary>
internal ref struct PickleReader
{
    /// <summary>The longest pickle that is read, in bytes: about that of a network of 100,000 tensors.</summary>
    public const int MaximumLength = 1 << 24;

    // What a pickle of a few bytes each makes takes some ten times the memory of its bytes.
    private const int MaximumValues = 1 << 22;
    private const int MaximumDepth = 1000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> bytes;
    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<uint, object?> memo = [];
    private int position;
    private int values;

    private PickleReader(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    /// <summary>Reads a pickle.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="source">Its name in messages.</param>
    /// <returns>null, a bool, long, <see cref="BigInteger"/>, double or string, an array (a tuple), a list, or what the library has a class for.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or asks for something that is not supported.</exception>
    public static object? Read(ReadOnlySpan<byte> bytes, string source)
    {
        var reader = new PickleReader(bytes);
        int start = 0;
        try
        {
            while (true)
            {
                start = reader.position;
                byte opcode = reader.Take(1)[0];
                if (opcode == PickleOpcode.Stop)
                {
                    return reader.End();
                }

                reader.Run(opcode);
            }
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new InvalidDataException($"{source}, byte {start}: {e.Message}", e);
        }
    }

    private object? End()
    {
        object? result = Pop();
        return stack.Count == 0 && marks.Count == 0 && position == bytes.Length
            ? result
            : throw new FormatException("expected the pickle to end with the one value that it makes, but found more.");
    }

    private void Run(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                int protocol = Take(1)[0];
                if (protocol is < 2 or > 5)
                {
                    throw new FormatException($"expected a pickle of protocol 2 to 5, but found {protocol}.");
                }

                break;
            case PickleOpcode.Frame:
                if (BinaryPrimitives.ReadUInt64LittleEndian(Take(8)) is var length && length > (ulong)(bytes.Length - position))
                {
                    throw new FormatException($"expected a frame of {length} bytes, but found only {bytes.Length - position}.");
                }

                break;
            case PickleOpcode.Mark:
                if (marks.Count == MaximumDepth)
                {
                    throw new FormatException($"expected values at most {MaximumDepth} deep in each other.");
                }

                marks.Add(stack.Count);
                break;
            case PickleOpcode.None:
                Push(null);
                break;
            case PickleOpcode.NewTrue:
                Push(true);
                break;
            case PickleOpcode.NewFalse:
                Push(false);
                break;
            case PickleOpcode.BinInt:
                Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
                break;
            case PickleOpcode.BinInt1:
                Push((long)Take(1)[0]);
                break;
            case PickleOpcode.BinInt2:
                Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
                break;
            case PickleOpcode.Long1:
                var number = new BigInteger(Take(Take(1)[0]));
                Push(number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number);
                break;
            case PickleOpcode.BinFloat:
                Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
                break;
            case PickleOpcode.BinUnicode:
                Push(Utf8.GetString(Take(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))));
                break;
            case PickleOpcode.ShortBinUnicode:
                Push(Utf8.GetString(Take(Take(1)[0])));
                break;
            case PickleOpcode.EmptyDict:
                Push(new PickleDictionary());
                break;
            case PickleOpcode.EmptyList:
                Push(new List<object?>());
                break;
            case PickleOpcode.EmptyTuple:
                Push(Array.Empty<object?>());
                break;
            case PickleOpcode.Tuple1:
                Push(Pop(1));
                break;
            case PickleOpcode.Tuple2:
                Push(Pop(2));
                break;
            case PickleOpcode.Tuple3:
                Push(Pop(3));
                break;
            case PickleOpcode.Tuple:
                Push(PopToMark());
                break;
            case PickleOpcode.Append:
                Append(Pop(1));
                break;
            case PickleOpcode.Appends:
                Append(PopToMark());
                break;
            case PickleOpcode.SetItem:
                Set(Pop(2));
                break;
            case PickleOpcode.SetItems:
                Set(PopToMark());
                break;
            case PickleOpcode.Global:
                Push(PickleGlobal.Find(TakeLine(), TakeLine()));
                break;
            case PickleOpcode.StackGlobal:
                Push(Pop(2) is [string module, string name]
                    ? PickleGlobal.Find(module, name)
                    : throw new FormatException("expected the texts of a module and a name."));
                break;
            case PickleOpcode.Reduce:
                Push(Pop(2) is [PickleGlobal function, object?[] arguments]
                    ? function.Call(arguments)
                    : throw new FormatException("expected a function and the tuple of its arguments."));
                break;
            case PickleOpcode.BinPersistentId:
                Push(PyTorchStorage.Of(Pop()));
                break;
            case PickleOpcode.Build:
                // The attributes that PyTorch gives to a dictionary of weights are the versions of its modules.
                Pop();
                Push(Pop() as PickleDictionary ?? throw new FormatException($"{PickleOpcode.NameOf(opcode)} gives attributes to what is no dictionary."));
                break;
            case PickleOpcode.BinPut:
                Put(Take(1)[0]);
                break;
            case PickleOpcode.LongBinPut:
                Put(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
                break;
            case PickleOpcode.Memoize:
                Put((uint)memo.Count);
                break;
            case PickleOpcode.BinGet:
                Get(Take(1)[0]);
                break;
            case PickleOpcode.LongBinGet:
                Get(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)));
                break;
            default:
                throw new FormatException(
                    $"the pickle has the instruction {PickleOpcode.NameOf(opcode)}, "
                    + "which tensors and dictionaries of them do not need, and which is not read.");
        }
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > bytes.Length - position)
        {
            throw new FormatException($"expected {count} more bytes, but found only {bytes.Length - position}.");
        }

        var taken = bytes.Slice(position, (int)count);
        position += (int)count;
        return taken;
    }

    private string TakeLine()
    {
        int length = bytes[position..].IndexOf((byte)'\n');
        string line = Utf8.GetString(Take(length < 0 ? throw new FormatException("expected the end of a name, but found none.") : (uint)length));
        position++;
        return line;
    }

    private void Count()
    {
        if (++values > MaximumValues)
        {
            throw new FormatException($"expected at most {MaximumValues} values.");
        }
    }

    private void Push(object? value)
    {
        Count();
        stack.Add(value);
    }

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        int bottom = marks.Count > 0 ? marks[^1] : 0;
        return stack.Count - bottom >= count ? PopFrom(stack.Count - count) : throw new FormatException("expected more values before this instruction.");
    }

    private object?[] PopToMark()
    {
        if (marks.Count == 0)
        {
            throw new FormatException("expected a mark before this instruction.");
        }

        int mark = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        return PopFrom(mark);
    }

    private object?[] PopFrom(int start)
    {
        object?[] popped = [.. stack.Slice(start, stack.Count - start)];
        stack.RemoveRange(start, stack.Count - start);
        return popped;
    }

    private object? Peek() =>
        stack.Count > (marks.Count > 0 ? marks[^1] : 0) ? stack[^1] : throw new FormatException("expected a value before this instruction.");

    private void Append(object?[] items)
    {
        var list = Peek() as List<object?> ?? throw new FormatException("expected a list before its items.");
        list.AddRange(items);
    }

    private void Set(object?[] items)
    {
        var dictionary = Peek() as PickleDictionary ?? throw new FormatException("expected a dictionary before its items.");
        if (items.Length % 2 != 0)
        {
            throw new FormatException("expected a value for each key of a dictionary.");
        }

        for (int i = 0; i < items.Length; i += 2)
        {
            dictionary.Set(items[i], items[i + 1]);
        }
    }

    private void Put(uint place)
    {
        Count();
        memo[place] = Peek();
    }

    private void Get(uint place) => Push(memo.TryGetValue(place, out object? value)
        ? value
        : throw new FormatException($"expected a value at place {place} of the memo, but there is none."));
}
