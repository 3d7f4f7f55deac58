namespace NetGen.Generated;

/// <summary>
/// The instructions of a pickle that are understood, and the names of all instructions for messages (as Python's <c>pickletools</c> has them).
/// </summary>
internal static class PickleOpcode
{
    public const byte Mark = (byte)'(';
    public const byte Stop = (byte)'.';
    public const byte BinFloat = (byte)'G';
    public const byte BinInt = (byte)'J';
    public const byte BinInt1 = (byte)'K';
    public const byte BinInt2 = (byte)'M';
    public const byte None = (byte)'N';
    public const byte BinPersistentId = (byte)'Q';
    public const byte Reduce = (byte)'R';
    public const byte BinUnicode = (byte)'X';
    public const byte EmptyList = (byte)']';
    public const byte Append = (byte)'a';
    public const byte Build = (byte)'b';
    public const byte Global = (byte)'c';
    public const byte Appends = (byte)'e';
    public const byte BinGet = (byte)'h';
    public const byte LongBinGet = (byte)'j';
    public const byte BinPut = (byte)'q';
    public const byte LongBinPut = (byte)'r';
    public const byte SetItem = (byte)'s';
    public const byte Tuple = (byte)'t';
    public const byte EmptyTuple = (byte)')';
    public const byte SetItems = (byte)'u';
    public const byte EmptyDict = (byte)'}';
    public const byte Protocol = 0x80;
    public const byte Tuple1 = 0x85;
    public const byte Tuple2 = 0x86;
    public const byte Tuple3 = 0x87;
    public const byte NewTrue = 0x88;
    public const byte NewFalse = 0x89;
    public const byte Long1 = 0x8A;
    public const byte ShortBinUnicode = 0x8C;
    public const byte StackGlobal = 0x93;
    public const byte Memoize = 0x94;
    public const byte Frame = 0x95;

    private static readonly Dictionary<byte, string> Names = new()
    {
        [0x28] = "MARK",
        [0x29] = "EMPTY_TUPLE",
        [0x2E] = "STOP",
        [0x30] = "POP",
        [0x31] = "POP_MARK",
        [0x32] = "DUP",
        [0x42] = "BINBYTES",
        [0x43] = "SHORT_BINBYTES",
        [0x46] = "FLOAT",
        [0x47] = "BINFLOAT",
        [0x49] = "INT",
        [0x4A] = "BININT",
        [0x4B] = "BININT1",
        [0x4C] = "LONG",
        [0x4D] = "BININT2",
        [0x4E] = "NONE",
        [0x50] = "PERSID",
        [0x51] = "BINPERSID",
        [0x52] = "REDUCE",
        [0x53] = "STRING",
        [0x54] = "BINSTRING",
        [0x55] = "SHORT_BINSTRING",
        [0x56] = "UNICODE",
        [0x58] = "BINUNICODE",
        [0x5D] = "EMPTY_LIST",
        [0x61] = "APPEND",
        [0x62] = "BUILD",
        [0x63] = "GLOBAL",
        [0x64] = "DICT",
        [0x65] = "APPENDS",
        [0x67] = "GET",
        [0x68] = "BINGET",
        [0x69] = "INST",
        [0x6A] = "LONG_BINGET",
        [0x6C] = "LIST",
        [0x6F] = "OBJ",
        [0x70] = "PUT",
        [0x71] = "BINPUT",
        [0x72] = "LONG_BINPUT",
        [0x73] = "SETITEM",
        [0x74] = "TUPLE",
        [0x75] = "SETITEMS",
        [0x7D] = "EMPTY_DICT",
        [0x80] = "PROTO",
        [0x81] = "NEWOBJ",
        [0x82] = "EXT1",
        [0x83] = "EXT2",
        [0x84] = "EXT4",
        [0x85] = "TUPLE1",
        [0x86] = "TUPLE2",
        [0x87] = "TUPLE3",
        [0x88] = "NEWTRUE",
        [0x89] = "NEWFALSE",
        [0x8A] = "LONG1",
        [0x8B] = "LONG4",
        [0x8C] = "SHORT_BINUNICODE",
        [0x8D] = "BINUNICODE8",
        [0x8E] = "BINBYTES8",
        [0x8F] = "EMPTY_SET",
        [0x90] = "ADDITEMS",
        [0x91] = "FROZENSET",
        [0x92] = "NEWOBJ_EX",
        [0x93] = "STACK_GLOBAL",
        [0x94] = "MEMOIZE",
        [0x95] = "FRAME",
        [0x96] = "BYTEARRAY8",
        [0x97] = "NEXT_BUFFER",
        [0x98] = "READONLY_BUFFER",
    };

    /// <summary>The name of an instruction; its number if there is no such instruction.</summary>
    public static string NameOf(byte opcode) => Names.GetValueOrDefault(opcode) ?? $"0x{opcode:X2}";
}
